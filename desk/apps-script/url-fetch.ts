import { type FetchAnswer, type FetchRequest, ServiceException } from './protocol.ts';

const MEGABYTES_50 = 50 * 1024 * 1024;
const MOST_URL = 2048;
const MOST_HEADERS = 8192;

/** `UrlFetchApp.fetch` as the platform does it: limits of size, one minute, exceptions for error statuses. */
export async function fetchUrl(request: FetchRequest, mostMs: number): Promise<FetchAnswer> {
  const { url, method, headers, payload, followRedirects, muteHttpExceptions } = request;
  if (!URL.canParse(url)) throw new ServiceException(`Invalid argument: ${url}`);
  if (url.length > MOST_URL) throw new ServiceException('Limit Exceeded: URLFetch URL Length.');
  if (JSON.stringify(headers).length > MOST_HEADERS) {
    throw new ServiceException('Limit Exceeded: URLFetch Header Size.');
  }
  if (payload !== undefined && Buffer.byteLength(payload) > MEGABYTES_50) {
    throw new ServiceException('Limit Exceeded: URLFetch POST Size.');
  }
  const answer = await send(url, mostMs, {
    method,
    headers,
    ...(payload === undefined ? {} : { body: payload }),
    redirect: followRedirects ? 'follow' : 'manual',
  });
  if (answer.status >= 400 && !muteHttpExceptions) {
    const shown = `${answer.text.slice(0, 200)} (use muteHttpExceptions option to examine full response)`;
    throw new ServiceException(
      `Request failed for ${new URL(url).origin} returned code ${answer.status}. Truncated server response: ${shown}`,
    );
  }
  return answer;
}

async function send(url: string, mostMs: number, init: RequestInit): Promise<FetchAnswer> {
  const signal = AbortSignal.timeout(mostMs);
  try {
    const response = await fetch(url, { ...init, signal });
    const bytes = await response.arrayBuffer();
    if (bytes.byteLength > MEGABYTES_50)
      throw new ServiceException('Limit Exceeded: URLFetch Response Size.');
    return { status: response.status, text: new TextDecoder().decode(bytes) };
  } catch (error) {
    if (error instanceof ServiceException) throw error;
    throw new ServiceException(`${signal.aborted ? 'Timeout' : 'Address unavailable'}: ${url}`);
  }
}
