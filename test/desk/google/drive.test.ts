import { describe, expect, test } from 'vitest';
import { Book, OWNER, READER, ROBOT, refusal, STRANGER, testTwin, WRITER } from './twin.ts';

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
const NO_RIGHT = 'The user does not have sufficient permissions for this file.';

describe('files.create', () => {
  test('makes a spreadsheet of a person’s', async () => {
    const twin = await testTwin();
    const { drive, sheets } = twin.as(OWNER);
    const { data } = await drive.files.create({
      requestBody: { name: '本縣', mimeType: SPREADSHEET, appProperties: { area: '330000' } },
      fields: 'id,name,version,owners(emailAddress,me),appProperties',
    });
    expect(data).toEqual({
      id: data.id,
      name: '本縣',
      version: '1',
      owners: [{ emailAddress: OWNER, me: true }],
      appProperties: { area: '330000' },
    });
    const { data: book } = await sheets.spreadsheets.get({ spreadsheetId: data.id! });
    expect(book.properties?.title).toBe('本縣');
  });

  test('a service account owns no space', async () => {
    const twin = await testTwin();
    const { drive, sheets } = twin.as(ROBOT);
    const message = expect.stringMatching(/^Service Accounts do not have storage quota\./) as string;
    expect(await refusal(drive.files.create({ requestBody: { name: 'x', mimeType: SPREADSHEET } }))).toEqual({
      code: 403,
      message,
      errors: [{ message, domain: 'usageLimits', reason: 'storageQuotaExceeded' }],
    });
    expect(await refusal(sheets.spreadsheets.create({ requestBody: {} }))).toMatchObject({
      code: 403,
      status: 'PERMISSION_DENIED',
    });
    const book = await Book.create(twin);
    await book.share(ROBOT, 'writer');
    expect((await refusal(drive.files.copy({ fileId: book.id, requestBody: {} }))).errors).toMatchObject([
      { reason: 'storageQuotaExceeded' },
    ]);
    await book.put('A1', [['may edit']], 'RAW', ROBOT);
  });

  test('nothing but spreadsheets', async () => {
    const twin = await testTwin();
    expect((await refusal(twin.as(OWNER).drive.files.create({ requestBody: { name: 'x' } }))).code).toBe(400);
  });
});

describe('files.get', () => {
  test('gives the usual fields, or those named', async () => {
    const book = await Book.create(await testTwin());
    await book.share(READER, 'reader');
    const { drive } = book.twin.as(OWNER);
    const usual = { kind: 'drive#file', id: book.id, name: '結算', mimeType: SPREADSHEET };
    expect((await drive.files.get({ fileId: book.id })).data).toEqual(usual);
    const { data } = await drive.files.get({
      fileId: book.id,
      fields: 'shared,ownedByMe,capabilities(canEdit,canShare),permissions(emailAddress,role)',
    });
    expect(data).toEqual({
      shared: true,
      ownedByMe: true,
      capabilities: { canEdit: true, canShare: true },
      permissions: [
        { emailAddress: OWNER, role: 'owner' },
        { emailAddress: READER, role: 'reader' },
      ],
    });
    expect((await drive.files.get({ fileId: book.id, fields: '*' })).data).toMatchObject({
      ...usual,
      trashed: false,
      lastModifyingUser: { emailAddress: OWNER },
    });
    expect(await refusal(drive.files.get({ fileId: book.id, fields: 'id,titel' }))).toMatchObject({
      code: 400,
      errors: [{ message: 'Invalid field selection titel', reason: 'invalidParameter', location: 'fields' }],
    });
  });

  test('tells a reader neither more than he may do nor who else has access', async () => {
    const book = await Book.create(await testTwin());
    await book.share(READER, 'reader');
    const { data } = await book.twin.as(READER).drive.files.get({
      fileId: book.id,
      fields: 'ownedByMe,permissions,capabilities(canEdit,canComment,canShare,canCopy,canDelete)',
    });
    expect(data).toEqual({
      ownedByMe: false,
      capabilities: { canEdit: false, canComment: false, canShare: false, canCopy: true, canDelete: false },
    });
  });

  test('who has no access does not learn that a file exists; Sheets says it is forbidden', async () => {
    const book = await Book.create(await testTwin());
    const { drive, sheets } = book.twin.as(STRANGER);
    const missing = (id: string) => ({
      code: 404,
      message: `File not found: ${id}.`,
      errors: [
        {
          message: `File not found: ${id}.`,
          domain: 'global',
          reason: 'notFound',
          location: 'fileId',
          locationType: 'parameter',
        },
      ],
    });
    expect(await refusal(drive.files.get({ fileId: book.id }))).toEqual(missing(book.id));
    expect(await refusal(drive.files.get({ fileId: 'none' }))).toEqual(missing('none'));
    expect(await refusal(sheets.spreadsheets.get({ spreadsheetId: book.id }))).toEqual({
      code: 403,
      status: 'PERMISSION_DENIED',
      message: 'The caller does not have permission',
    });
    expect(await refusal(sheets.spreadsheets.get({ spreadsheetId: 'none' }))).toEqual({
      code: 404,
      status: 'NOT_FOUND',
      message: 'Requested entity was not found.',
    });
  });
});

test('version rises with every change, of content, name or permissions, and with nothing else', async () => {
  let now = Date.UTC(2025, 3, 1);
  const book = await Book.create(await testTwin({ clock: { now: () => (now += 1000) } }));
  const { drive } = book.twin.as(OWNER);
  const seen = async () => (await drive.files.get({ fileId: book.id, fields: 'version,modifiedTime' })).data;
  const first = await seen();
  await book.get();
  await book.refused([{ deleteSheet: { sheetId: 9 } }]);
  expect(await seen()).toEqual(first);
  await book.put('A1', [[1]]);
  const second = await seen();
  expect([first.version, second.version]).toEqual(['1', '2']);
  expect(second.modifiedTime! > first.modifiedTime!).toBe(true);
  await book.share(READER, 'reader');
  expect(await seen()).toEqual({ version: '3', modifiedTime: second.modifiedTime });
  await drive.files.update({ fileId: book.id, requestBody: { name: '改名' } });
  expect((await seen()).version).toBe('4');
});

test('files.update renames, sets and drops properties; only the owner trashes or deletes', async () => {
  const book = await Book.create(await testTwin());
  await book.share(WRITER, 'writer');
  await book.share(READER, 'reader');
  const writer = book.twin.as(WRITER).drive;
  const { data } = await writer.files.update({
    fileId: book.id,
    requestBody: { name: '新名', properties: { a: '1', b: '2' }, description: '說明' },
    fields: 'name,properties,description',
  });
  expect(data).toEqual({ name: '新名', properties: { a: '1', b: '2' }, description: '說明' });
  const dropped = { properties: { a: null } } as object;
  expect(
    (await writer.files.update({ fileId: book.id, requestBody: dropped, fields: 'properties' })).data,
  ).toEqual({ properties: { b: '2' } });
  expect((await book.get('properties.title')).properties?.title).toBe('新名');
  expect(
    (await refusal(writer.files.update({ fileId: book.id, requestBody: { trashed: true } }))).message,
  ).toBe(NO_RIGHT);
  expect(
    (await refusal(book.twin.as(READER).drive.files.update({ fileId: book.id, requestBody: { name: 'x' } })))
      .message,
  ).toBe(NO_RIGHT);
  expect((await refusal(writer.files.delete({ fileId: book.id }))).message).toBe(NO_RIGHT);
  const owner = book.twin.as(OWNER).drive;
  await owner.files.update({ fileId: book.id, requestBody: { trashed: true } });
  await owner.files.delete({ fileId: book.id });
  expect((await refusal(owner.files.get({ fileId: book.id }))).code).toBe(404);
});

test('files.copy copies content, not permissions; the copies part ways', async () => {
  const book = await Book.create(await testTwin());
  await book.put('A1', [['一']]);
  await book.share(READER, 'reader');
  const reader = book.twin.as(READER);
  const { data } = await reader.drive.files.copy({
    fileId: book.id,
    requestBody: {},
    fields: 'id,name,owners.emailAddress,permissions.role',
  });
  expect(data).toMatchObject({
    name: 'Copy of 結算',
    owners: [{ emailAddress: READER }],
    permissions: [{ role: 'owner' }],
  });
  await reader.sheets.spreadsheets.values.update({
    spreadsheetId: data.id!,
    range: 'A1',
    valueInputOption: 'RAW',
    requestBody: { values: [['二']] },
  });
  expect(await book.values()).toEqual([['一']]);
  await book.twin
    .as(OWNER)
    .drive.files.update({ fileId: book.id, requestBody: { copyRequiresWriterPermission: true } });
  expect((await refusal(reader.drive.files.copy({ fileId: book.id, requestBody: {} }))).message).toBe(
    NO_RIGHT,
  );
});

describe('files.list', () => {
  test.each([
    ["name = '甲'", ['甲']],
    ["name contains '本縣'", ['本縣 乙', '本縣丙']],
    ["not name contains '本縣'", ['甲']],
    [`mimeType = '${SPREADSHEET}' and name != '甲'`, ['本縣 乙', '本縣丙']],
    ["mimeType = 'application/pdf'", []],
    ['trashed = true', ['本縣丙']],
    ["'me' in owners and trashed=false", ['本縣 乙', '甲']],
    [`'${READER}' in readers`, ['甲']],
    ["appProperties has { key='area' and value='330000' }", ['甲']],
  ])('%s', async (q, names) => {
    const twin = await testTwin();
    const { drive } = twin.as(OWNER);
    for (const name of ['甲', '本縣 乙', '本縣丙']) {
      const requestBody = {
        name,
        mimeType: SPREADSHEET,
        ...(name === '甲' && { appProperties: { area: '330000' } }),
      };
      const { data } = await drive.files.create({ requestBody });
      if (name === '甲')
        await drive.permissions.create({
          fileId: data.id!,
          requestBody: { type: 'user', role: 'reader', emailAddress: READER },
        });
      if (name === '本縣丙') await drive.files.update({ fileId: data.id!, requestBody: { trashed: true } });
    }
    const { data } = await drive.files.list({ q, orderBy: 'name', fields: 'files(name)' });
    expect(data.files?.map(({ name }) => name)).toEqual(names);
    const other = await twin.as(STRANGER).drive.files.list({ q });
    expect(other.data).toEqual({ kind: 'drive#fileList', incompleteSearch: false, files: [] });
  });

  test('in pages, the latest first', async () => {
    let now = 0;
    const twin = await testTwin({ clock: { now: () => (now += 1000) } });
    const { drive } = twin.as(OWNER);
    for (const name of ['1', '2', '3'])
      await drive.files.create({ requestBody: { name, mimeType: SPREADSHEET } });
    const first = (await drive.files.list({ pageSize: 2 })).data;
    expect(first.files?.map(({ name }) => name)).toEqual(['3', '2']);
    const rest = (await drive.files.list({ pageSize: 2, pageToken: first.nextPageToken! })).data;
    expect(rest.files?.map(({ name }) => name)).toEqual(['1']);
    expect(rest).not.toHaveProperty('nextPageToken');
  });

  test.each(['name = 甲', "title = 'x'", "name = 'x' or trashed = true", "name = 'x' trashed = true"])(
    'refuses %s',
    async (q) => {
      const twin = await testTwin();
      expect(await refusal(twin.as(OWNER).drive.files.list({ q }))).toMatchObject({
        code: 400,
        errors: [{ message: 'Invalid Value', reason: 'invalid', location: 'q' }],
      });
    },
  );
});

describe('permissions', () => {
  test('are listed, given, changed and taken', async () => {
    const book = await Book.create(await testTwin());
    const { drive } = book.twin.as(OWNER);
    const fileId = book.id;
    const { data: made } = await drive.permissions.create({
      fileId,
      requestBody: { type: 'user', role: 'reader', emailAddress: 'Reader@Hospital.cn' },
      fields: '*',
    });
    expect(made).toMatchObject({
      kind: 'drive#permission',
      type: 'user',
      role: 'reader',
      emailAddress: READER,
      deleted: false,
    });
    const permissionId = made.id!;
    await drive.permissions.update({ fileId, permissionId, requestBody: { role: 'writer' } });
    expect((await drive.permissions.get({ fileId, permissionId })).data).toEqual({
      kind: 'drive#permission',
      id: permissionId,
      type: 'user',
      role: 'writer',
    });
    await book.put('A1', [[1]], 'RAW', READER);
    await drive.permissions.create({
      fileId,
      requestBody: { type: 'user', role: 'commenter', emailAddress: READER },
    });
    const { data: list } = await drive.permissions.list({ fileId, fields: 'permissions(emailAddress,role)' });
    expect(list.permissions).toEqual([
      { emailAddress: OWNER, role: 'owner' },
      { emailAddress: READER, role: 'commenter' },
    ]);
    await drive.permissions.delete({ fileId, permissionId });
    expect((await refusal(book.get(undefined, READER))).code).toBe(403);
    expect((await refusal(drive.permissions.get({ fileId, permissionId }))).message).toBe(
      `Permission not found: ${permissionId}.`,
    );
  });

  test('of anyone and of a domain let in those without their own', async () => {
    const book = await Book.create(await testTwin());
    const { drive } = book.twin.as(OWNER);
    await drive.permissions.create({
      fileId: book.id,
      requestBody: { type: 'domain', role: 'writer', domain: 'bureau.cn' },
    });
    await book.put('A1', [[1]], 'RAW', WRITER);
    expect((await refusal(book.get(undefined, READER))).code).toBe(403);
    await drive.permissions.create({ fileId: book.id, requestBody: { type: 'anyone', role: 'reader' } });
    await book.get(undefined, READER);
    expect((await refusal(book.put('A1', [[1]], 'RAW', READER))).code).toBe(403);
  });

  test('end when their time is over', async () => {
    let now = Date.UTC(2025, 3, 1);
    const book = await Book.create(await testTwin({ clock: { now: () => now } }));
    const requestBody = {
      type: 'user',
      role: 'reader',
      emailAddress: READER,
      expirationTime: '2025-04-02T00:00:00Z',
    };
    await book.twin.as(OWNER).drive.permissions.create({ fileId: book.id, requestBody });
    await book.get(undefined, READER);
    now += 2 * 86_400_000;
    expect((await refusal(book.get(undefined, READER))).code).toBe(403);
  });

  test('are given by writers only where the file allows it, and never by readers', async () => {
    const book = await Book.create(await testTwin());
    await book.share(WRITER, 'writer');
    await book.share(READER, 'reader');
    const give = (email: string) =>
      book.twin.as(email).drive.permissions.create({
        fileId: book.id,
        requestBody: { type: 'user', role: 'reader', emailAddress: STRANGER },
      });
    await give(WRITER);
    expect((await refusal(give(READER))).message).toBe(NO_RIGHT);
    await book.twin
      .as(OWNER)
      .drive.files.update({ fileId: book.id, requestBody: { writersCanShare: false } });
    expect((await refusal(give(WRITER))).message).toBe(NO_RIGHT);
    expect((await refusal(book.twin.as(READER).drive.permissions.list({ fileId: book.id }))).message).toBe(
      NO_RIGHT,
    );
  });

  test('of the owner pass to another person on demand, and cannot be taken', async () => {
    const book = await Book.create(await testTwin());
    const { drive } = book.twin.as(OWNER);
    const fileId = book.id;
    const [own] = (await drive.permissions.list({ fileId })).data.permissions!;
    expect((await refusal(drive.permissions.delete({ fileId, permissionId: own!.id! }))).message).toBe(
      NO_RIGHT,
    );
    const requestBody = { type: 'user', role: 'owner', emailAddress: WRITER };
    expect((await refusal(drive.permissions.create({ fileId, requestBody }))).errors).toMatchObject([
      { location: 'transferOwnership' },
    ]);
    await drive.permissions.create({ fileId, requestBody, transferOwnership: true });
    const { data } = await book.twin
      .as(WRITER)
      .drive.files.get({ fileId, fields: 'ownedByMe,permissions(emailAddress,role)' });
    expect(data).toEqual({
      ownedByMe: true,
      permissions: [
        { emailAddress: OWNER, role: 'writer' },
        { emailAddress: WRITER, role: 'owner' },
      ],
    });
  });

  test.each([
    [{ role: 'reader' }, 'The permission type field is required.'],
    [{ type: 'user', emailAddress: READER }, 'The permission role field is required.'],
    [{ type: 'user', role: 'reader' }, 'The permission emailAddress field is required.'],
    [{ type: 'domain', role: 'reader' }, 'The permission domain field is required.'],
    [
      { type: 'user', role: 'editor', emailAddress: READER },
      'Invalid value at \'role\' (TYPE_ENUM), "editor"',
    ],
  ])('refused: %j', async (requestBody, message) => {
    const book = await Book.create(await testTwin());
    expect(
      await refusal(book.twin.as(OWNER).drive.permissions.create({ fileId: book.id, requestBody })),
    ).toMatchObject({ code: 400, message });
  });
});
