import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { isoTime, systemClock } from '../../functions/gateways/clock.ts';
import { METHOD_STEPS } from '../../shared/law/rule.ts';
import { REGIONS } from '../../shared/regions/index.ts';
import { XLSX } from '../google/export.ts';
import type { Desk as DeskAnswer } from '../page/contract.ts';
import { PERSON_HEADER } from '../page/contract.ts';
import { download, type Person } from '../person.ts';
import { bookContent } from './book-content.ts';
import type { Desk } from './desk.ts';
import { importBook } from './import-book.ts';
import { institutionFile } from './institution-file.ts';
import { readBody, readJson, send, sendJson } from './messages.ts';
import { makeBook, makeSample } from './new-book.ts';
import { PEOPLE, personOf, VIEWER } from './people.ts';
import { notFound, Refused } from './refused.ts';
import { makeReportFiles } from './report-files.ts';
import { callSheets } from './sheets-calls.ts';

/** One request to the desk, understood as far as its address goes. */
export interface Asked {
  readonly desk: Desk;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  /** The book's area, where the address has one */
  readonly area: string;
}

export type Route = (asked: Asked) => Promise<void>;

const MOST_FILE_BYTES = 200 * 2 ** 20;
const MOST_CALL_BYTES = 10 * 2 ** 20;

/** @throws Refused 403 */
export function personWhoAsks({ desk, request }: Asked): Person {
  const person = personOf(desk.signedIn, request.headers[PERSON_HEADER]);
  if (!person) throw new Refused(403, '請先選擇現在是誰。');
  return person;
}

/** @throws Refused 400 */
async function read<T>({ request }: Asked, schema: z.ZodType<T>): Promise<T> {
  const given = schema.safeParse(await readJson(request));
  if (!given.success) throw new Refused(400, '請求不合格式。');
  return given.data;
}

const nameOf = ({ query }: Asked): string => {
  const name = (query.get('name') ?? '').trim();
  if (name === '' || name.length > 60) throw new Refused(400, '名稱須為 1 至 60 字。');
  return name;
};

const fileOf = ({ desk, area, query }: Asked): Promise<string> =>
  desk.books.fileId(area, query.get('file') ?? '');

const NEW_BOOK = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sample') }),
  z.strictObject({
    kind: z.literal('empty'),
    name: z.string().trim().min(1).max(60),
    scheme: z.string(),
    locale: z.enum(['zh-Hant', 'zh-Hans']),
    /** With the tabs of the payment methods besides points */
    methods: z.boolean(),
    /** With the tabs of the supervision */
    supervision: z.boolean(),
  }),
]);
const PRESS = z.strictObject({
  caption: z.string().max(100),
  /** The cell that is selected */
  at: z
    .strictObject({ sheet: z.string().max(100), range: z.string().regex(/^[A-Z]{1,3}\d{1,7}$/) })
    .optional(),
});
const REPLY = z.strictObject({
  conversation: z.uuid(),
  button: z.enum(['OK', 'CANCEL', 'YES', 'NO', 'CLOSE']),
  text: z.string().max(2000).optional(),
});
const RENEW = z.strictObject({ consortium: z.string().max(60) });
const RUN = z.strictObject({ functionName: z.string().max(100), parameters: z.array(z.json()).max(10) });

const call =
  (name: 'values' | 'batch'): Route =>
  async (asked) => {
    const body = await readBody(asked.request, MOST_CALL_BYTES);
    await callSheets(asked.desk.stack, personWhoAsks(asked), await fileOf(asked), name, new Uint8Array(body));
    sendJson(asked.response, {});
  };

/** By method and what follows `/api/`; `{area}` is a book. */
export const ROUTES: Readonly<Record<string, Route>> = {
  'GET desk': async ({ desk, response }) => {
    const answer: DeskAnswer = {
      people: PEOPLE,
      books: await desk.books.list(desk.stack),
      schemes: REGIONS.flatMap(({ name, schemes }) =>
        schemes.map(({ programme: { scheme } }) => ({ id: scheme, title: `${name}　${scheme}` })),
      ),
      folder: desk.folder,
    };
    sendJson(response, answer);
  },
  'POST books': async (asked) => {
    const given = await read(asked, NEW_BOOK);
    const { desk } = asked;
    const area =
      given.kind === 'sample'
        ? await makeSample(desk)
        : await makeBook(desk, { ...given, methods: given.methods ? [...METHOD_STEPS] : [], consortia: [] });
    sendJson(asked.response, { area });
  },
  'POST import': async (asked) => {
    const name = nameOf(asked);
    const bytes = await readBody(asked.request, MOST_FILE_BYTES);
    sendJson(asked.response, { area: await importBook(asked.desk, name, bytes) });
  },
  'GET {area}/content': async (asked) => {
    const { library } = asked.desk.stack.twin;
    const file = library.file(await fileOf(asked));
    if (!file) throw notFound('這份文件');
    sendJson(asked.response, bookContent(file, library.book(file.id), VIEWER));
  },
  'GET {area}/changes': async (asked) => asked.desk.feed.listen(await fileOf(asked), asked.response),
  'POST {area}/values': call('values'),
  'POST {area}/batch': call('batch'),
  'GET {area}/export': async (asked) => {
    send(asked.response, 200, XLSX, await download(personWhoAsks(asked), await fileOf(asked)));
  },
  'GET {area}/institution-file': async (asked) => {
    const { desk, area, query, response } = asked;
    await desk.books.config(area);
    personWhoAsks(asked);
    const { name, type, bytes } = await institutionFile(
      desk.stack,
      area,
      query.get('run') ?? '',
      query.get('as') ?? '',
    );
    response.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
    send(response, 200, type, bytes);
  },
  'GET {area}/attachment': async ({ desk, area, response }) => {
    await desk.books.config(area);
    sendJson(response, (await desk.caseFiles.current(area)) ?? null);
  },
  'POST {area}/attachment': async (asked) => {
    const { desk, area, request, response } = asked;
    await desk.books.config(area);
    personWhoAsks(asked);
    const name = nameOf(asked);
    const { file, findings } = await desk.caseFiles.attach(area, name, request, isoTime(systemClock));
    if (!file) throw new Refused(422, `「${name}」不能作為病例檔。`, findings);
    sendJson(response, { ...file, findings });
  },
  'DELETE {area}/attachment': async (asked) => {
    const { desk, area, response } = asked;
    await desk.books.config(area);
    personWhoAsks(asked);
    await desk.caseFiles.detach(area);
    sendJson(response, {});
  },
  'GET {area}/reports': async ({ desk, area, response }) => {
    await desk.books.config(area);
    sendJson(response, await desk.reports.links(area));
  },
  'POST {area}/report-files': async (asked) => {
    personWhoAsks(asked);
    sendJson(asked.response, { made: await makeReportFiles(asked.desk, asked.area) });
  },
  'POST {area}/renew': async (asked) => {
    const { desk, area, response } = asked;
    await desk.books.config(area);
    personWhoAsks(asked);
    const { consortium } = await read(asked, RENEW);
    sendJson(response, await desk.reports.renew(area, consortium));
  },
  'GET {area}/menu': async (asked) => {
    await asked.desk.books.config(asked.area);
    sendJson(asked.response, await asked.desk.scripts.menus(asked.area, personWhoAsks(asked)));
  },
  'POST {area}/press': async (asked) => {
    await asked.desk.books.config(asked.area);
    const { caption, at } = await read(asked, PRESS);
    const said = await asked.desk.scripts.press(asked.area, personWhoAsks(asked), caption, at);
    sendJson(asked.response, said);
  },
  'POST {area}/reply': async (asked) => {
    const { conversation, button, text } = await read(asked, REPLY);
    const reply = { button, ...(text !== undefined && { text }) };
    sendJson(asked.response, await asked.desk.scripts.reply(conversation, reply));
  },
  'POST {area}/run': async (asked) => {
    await asked.desk.books.config(asked.area);
    const { functionName, parameters } = await read(asked, RUN);
    const { scripts } = asked.desk;
    sendJson(asked.response, await scripts.run(asked.area, personWhoAsks(asked), functionName, parameters));
  },
};
