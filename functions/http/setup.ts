import { schemeById } from '../../shared/regions/index.ts';
import { templateSheets } from '../../shared/report/template.ts';
import type { Context } from '../context.ts';
import type { Person } from '../gateways/identity.ts';
import { saveAreaConfig } from '../runs/area.ts';
import { blankFirstTabs } from '../runs/blank-tabs.ts';
import { requireSinglePeople, sharedWrongly } from '../runs/sharing.ts';
import { inScript } from '../script.ts';
import { REQUESTS, type Requests } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { requirePermission } from './permissions.ts';
import { CallProblem } from './problem.ts';

/** POST setup: adopts the files of an area; a file that lacks input tabs gets them, with drop-downs and help. */
export const setup: Endpoint<typeof REQUESTS.setup> = {
  request: REQUESTS.setup,
  answer: async (context, person, request) => {
    requirePermission(context, person, request.area, 'setup');
    const scheme = schemeById(request.scheme);
    if (!scheme) throw new CallProblem('REQUEST_INVALID', { reason: `方案「${request.scheme}」不存在` });
    await requireFiles(context, person, request);
    const script = (text: string) => inScript(text, request.locale);
    const remove = await blankFirstTabs(context.workbooks, request.bureauFile);
    const { methods = [], supervision = false } = request;
    const templates = templateSheets(scheme, { script, methods, supervision });
    await context.workbooks.write(request.bureauFile, { templates, remove });
    const { area, name, bureauFile, reportFiles, locale, twoPerson } = request;
    await saveAreaConfig(context.store, {
      area,
      name,
      bureauFile,
      reportFiles,
      scheme: request.scheme,
      locale,
      twoPerson,
    });
    return { status: 200, body: { area, created: [], adopted: [bureauFile, ...Object.values(reportFiles)] } };
  },
};

/**
 * Every file is there, its own, shared with single people only, and this program and whoever sets the area up may
 * write to it: the program's access to the files of other areas must serve nobody else. Who may open the report files
 * of two 醫共體 must be of the bureau.
 */
async function requireFiles(
  { workbooks, serviceAccount }: Context,
  person: Person,
  request: Requests['setup'],
): Promise<void> {
  const files = [request.bureauFile, ...Object.values(request.reportFiles)];
  if (new Set(files).size !== files.length) {
    throw sharedWrongly('同一文件不能登記兩次：每個醫共體須有自己的文件。');
  }
  const readers: (readonly string[])[] = [];
  for (const file of files) {
    const access = await workbooks.access(file);
    const canWrite = (who: string): boolean =>
      access.some(({ email, role }) => email === who && (role === 'owner' || role === 'writer'));
    if (!canWrite(serviceAccount))
      throw new CallProblem('FILE_UNREACHABLE', { file, account: serviceAccount });
    if (!canWrite(person.email)) throw sharedWrongly(`文件 ${file} 須由設定者本人有編輯權限。`);
    requireSinglePeople(file, access);
    readers.push(access.map(({ email }) => email));
  }
  const [bureau = [], ...reports] = readers;
  const outside = reports.flat().filter((email) => !bureau.includes(email));
  const twice = outside.find((email, index) => outside.indexOf(email) !== index);
  if (twice !== undefined) throw sharedWrongly(`${twice} 能打開兩個醫共體的報表文件，請取消其中之一的共享。`);
}
