import { schemeById } from '../../shared/regions/index.ts';
import { templateSheets } from '../../shared/report/template.ts';
import type { Context } from '../context.ts';
import type { FileAccess } from '../gateways/workbooks.ts';
import { saveAreaConfig } from '../runs/area.ts';
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
    await requireFiles(context, request);
    const script = (text: string) => inScript(text, request.locale);
    await context.workbooks.write(request.bureauFile, { templates: templateSheets(scheme, { script }) });
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

/** Every file is there, writable, its own, and no reader of one report file is among the readers of the bureau file. */
async function requireFiles(
  { workbooks, serviceAccount }: Context,
  request: Requests['setup'],
): Promise<void> {
  const files = [request.bureauFile, ...Object.values(request.reportFiles)];
  if (new Set(files).size !== files.length) {
    throw new CallProblem('FILE_SHARED_WRONGLY', {
      reason: '同一文件不能登記兩次：每個醫共體須有自己的文件。',
    });
  }
  for (const file of files) {
    const access = await workbooks.access(file);
    if (!access.some((line) => line.email === serviceAccount && canWrite(line))) {
      throw new CallProblem('FILE_UNREACHABLE', { file, account: serviceAccount });
    }
    if (access.some(({ email }) => email === 'anyone' || email === '')) {
      const reason = `文件 ${file} 對所有人開放，請改為只共享給具體的人。`;
      throw new CallProblem('FILE_SHARED_WRONGLY', { reason });
    }
  }
}

const canWrite = ({ role }: FileAccess): boolean => role === 'owner' || role === 'writer';
