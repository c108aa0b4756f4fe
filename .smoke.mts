import { startGoogleTwin } from '/work/main/desk/google/server.ts';
import { sheets as S } from '/work/main/node_modules/googleapis/build/src/apis/sheets/index.js';
import { OAuth2Client } from '/work/main/node_modules/google-auth-library/build/src/index.js';
import { mkdtempSync } from 'node:fs';
const folder = mkdtempSync('/tmp/twin-');
const twin = await startGoogleTwin({ folder, tokens: (t) => ({ email: t, kind: 'person' }) });
const auth = new OAuth2Client(); auth.setCredentials({ access_token: 'me@x.cn' });
const api = S({ version: 'v4', rootUrl: twin.url, auth, retry: false });
const t0 = performance.now();
const { data } = await api.spreadsheets.create({ requestBody: { properties: { title: 'big' }, sheets: [{ properties: { sheetId: 0, title: '病例', gridProperties: { rowCount: 25000, columnCount: 15 } } }] } });
const id = data.spreadsheetId!;
console.log('create', performance.now() - t0);
for (let k = 0; k < 4; k++) {
const rows = Array.from({ length: 5000 }, (_, r) => ({ values: Array.from({ length: 15 }, (_, c) => c % 3 ? { userEnteredValue: { numberValue: r + c / 8 } } : { userEnteredValue: { stringValue: 'x' + r + ',' + c }, userEnteredFormat: { textFormat: { bold: true } } }) }));
const t = performance.now();
const body = { requests: [{ updateCells: { start: { sheetId: 0, rowIndex: k * 5000, columnIndex: 0 }, rows, fields: 'userEnteredValue,userEnteredFormat' } }] };
await api.spreadsheets.batchUpdate({ spreadsheetId: id, requestBody: body });
console.log('write 75k', performance.now() - t, JSON.stringify(body).length);
}
for (const fields of [undefined, 'sheets(properties,merges,data(startRow,rowData(values(userEnteredValue,effectiveValue))))','sheets(data(rowData(values(userEnteredValue,effectiveValue,formattedValue,note,dataValidation,userEnteredFormat,effectiveFormat))))']) {
  const t = performance.now();
  const r = await fetch(`${twin.url}v4/spreadsheets/${id}?${fields ? 'fields=' + fields : 'includeGridData=true'}`, { headers: { authorization: 'Bearer me@x.cn' } });
  const text = await r.text(); console.log('get', fields, performance.now() - t, text.length);
}
{ const t = performance.now(); const r = await api.spreadsheets.get({ spreadsheetId: id, fields: 'sheets(properties,merges,data(startRow,rowData(values(userEnteredValue,effectiveValue))))' }); console.log('client get', performance.now() - t, r.data.sheets![0]!.data![0]!.rowData!.length); }
{ const t = performance.now(); const r = await api.spreadsheets.values.get({ spreadsheetId: id, range: '病例' }); console.log('values.get', performance.now() - t, r.data.values!.length, r.data.range); }
{ const t = performance.now(); await api.spreadsheets.values.update({ spreadsheetId: id, range: "'病例'!B3", valueInputOption: 'RAW', requestBody: { values: [['x']] } }); console.log('small edit', performance.now() - t); }
{ const t = performance.now(); await api.spreadsheets.batchUpdate({ spreadsheetId: id, requestBody: { requests: [{ insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 3, endIndex: 5 } } }] } }); console.log('insert rows', performance.now() - t); }
{ const t = performance.now(); await api.spreadsheets.batchUpdate({ spreadsheetId: id, requestBody: { requests: [{ insertDimension: { range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 3, endIndex: 5 } } }] } }); console.log('insert cols', performance.now() - t); }
{ const t = performance.now(); await api.spreadsheets.batchUpdate({ spreadsheetId: id, requestBody: { requests: [{ repeatCell: { range: { sheetId: 0 }, cell: { userEnteredFormat: { numberFormat: { type: 'NUMBER', pattern: '0.00' } } }, fields: 'userEnteredFormat.numberFormat' } }] } }); console.log('repeat all', performance.now() - t); }
await twin.close();
const t = performance.now();
const again = await startGoogleTwin({ folder, tokens: (t) => ({ email: t, kind: 'person' }) });
again.library.book(id);
console.log('load', performance.now() - t);
await again.close();
