import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** Files by name, in a folder or in a bucket: case files and what shards made of them. */
export interface Blobs {
  /** In bytes; `undefined` when there is no such file */
  size(name: string): Promise<number | undefined>;
  /** @param into used for the bytes where it is long enough */
  read(name: string, from: number, to: number, into?: Uint8Array): Promise<Uint8Array>;
  /** Complete or not at all. */
  write(name: string, pieces: Iterable<Uint8Array>): Promise<void>;
}

/** A file, and a text that is another once its content is. */
export interface BlobVersion {
  readonly name: string;
  readonly version: string;
}

export interface ListedBlobs extends Blobs {
  /** The files whose names begin so, in the order of their names. */
  list(prefix: string): Promise<readonly BlobVersion[]>;
}

const byName = (a: BlobVersion, b: BlobVersion): number => (a.name < b.name ? -1 : 1);

/** The files of a folder. */
export function folderBlobs(folder: string): ListedBlobs {
  const path = (name: string) => resolve(folder, name);
  return {
    size: async (name) => {
      const info = await stat(path(name)).catch(() => undefined);
      return info?.isFile() ? info.size : undefined;
    },
    read: async (name, from, to, into) => {
      const bytes = into && into.length >= to - from ? into : new Uint8Array(to - from);
      const file = await open(path(name));
      try {
        let length = 0;
        while (length < to - from) {
          const { bytesRead } = await file.read(bytes, length, to - from - length, from + length);
          if (bytesRead === 0) break;
          length += bytesRead;
        }
        return bytes.subarray(0, length);
      } finally {
        await file.close();
      }
    },
    list: async (prefix) => {
      const under = dirname(`${prefix}-`);
      const names = await readdir(path(under)).catch(() => []);
      const listed = await Promise.all(
        names
          .map((name) => join(under, name))
          .filter((name) => name.startsWith(prefix))
          .map(async (name) => ({ name, info: await stat(path(name)) })),
      );
      return listed
        .filter(({ info }) => info.isFile())
        .map(({ name, info }) => ({ name, version: `${info.size} ${info.mtimeMs}` }))
        .sort(byName);
    },
    write: async (name, pieces) => {
      const target = path(name);
      const draft = `${target}.${process.pid}.tmp`;
      await mkdir(dirname(target), { recursive: true });
      const file = await open(draft, 'w', 0o600);
      try {
        for (const piece of pieces) await writeWhole(file, piece);
      } catch (error) {
        await file.close();
        await rm(draft, { force: true });
        throw error;
      }
      await file.close();
      await rename(draft, target);
    },
  };
}

async function writeWhole(file: Awaited<ReturnType<typeof open>>, piece: Uint8Array): Promise<void> {
  for (let written = 0; written < piece.length; ) {
    const { bytesWritten } = await file.write(piece, written);
    written += bytesWritten;
  }
}

/** In memory, for inputs that are small. */
export function memoryBlobs(): Blobs {
  const files = new Map<string, Uint8Array>();
  return {
    size: async (name) => files.get(name)?.length,
    read: async (name, from, to) => new Uint8Array(files.get(name)!.subarray(from, to)),
    write: async (name, pieces) => void files.set(name, Buffer.concat([...pieces])),
  };
}
