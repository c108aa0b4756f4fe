import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may come in: the browser that was given this start's secret, from our own pages, under our own name. */
export class Gate {
  /** In the address that is printed; whoever has it has the desk. */
  readonly secret = randomBytes(24).toString('base64url');
  readonly #session = randomBytes(24).toString('base64url');
  #port = 0;

  /** The port is known only once the server listens. */
  opened(port: number): void {
    this.#port = port;
  }

  /** Cookies are not kept apart by port, so another program's must not take the place of this one's. */
  get cookie(): string {
    return `${this.#cookieName}=${this.#session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** A page of another name that leads here (DNS rebinding) has that name in its requests. */
  isOurName({ headers }: IncomingMessage): boolean {
    return headers.host === `127.0.0.1:${this.#port}` || headers.host === `localhost:${this.#port}`;
  }

  /** Asked for by our own page, or by the address bar. Browsers tell; programs that are none need the cookie anyway. */
  isOurPage({ headers, method }: IncomingMessage): boolean {
    const { origin } = headers;
    const site = headers['sec-fetch-site'];
    if (origin !== undefined && origin !== `http://${headers.host}`) return false;
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
    return method === 'GET' || site !== undefined || origin !== undefined;
  }

  isSecret(given: string): boolean {
    return equal(given, this.secret);
  }

  hasSession({ headers }: IncomingMessage): boolean {
    const cookies = (headers.cookie ?? '').split(/;\s*/).map((cookie) => cookie.split('='));
    return cookies.some(([name, value]) => name === this.#cookieName && equal(value ?? '', this.#session));
  }

  get #cookieName(): string {
    return `dianzhi-${this.#port}`;
  }
}

/** Compared by their digests, in the same time whatever they are. */
const equal = (a: string, b: string): boolean => timingSafeEqual(digestOf(a), digestOf(b));

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
