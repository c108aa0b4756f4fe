import { Readable } from 'node:stream';
import { storage, type storage_v1 } from 'googleapis/build/src/apis/storage/index.js';
import type { BlobVersion, ListedBlobs } from '../cases/blobs.ts';

export interface BucketOptions {
  readonly auth: NonNullable<storage_v1.Options['auth']>;
  readonly bucket: string;
  /** Before every name, such as `330681/2025/` */
  readonly prefix: string;
  /** Where the service answers when not at Google */
  readonly rootUrl?: string;
}

const notThere = (error: unknown): boolean => (error as { status?: unknown }).status === 404;

/** The objects of a bucket. An object is there once its upload has ended, and never in part. */
export function bucketBlobs({ auth, bucket, prefix, rootUrl }: BucketOptions): ListedBlobs {
  const { objects } = storage({ version: 'v1', auth, retry: true });
  // An upload takes its address from the options of the call alone.
  const call = rootUrl === undefined ? {} : { rootUrl };
  const at = (name: string) => ({ bucket, object: prefix + name });
  return {
    size: async (name) => {
      try {
        const { data } = await objects.get({ ...at(name), fields: 'size' }, call);
        return Number(data.size);
      } catch (error) {
        if (notThere(error)) return undefined;
        throw error;
      }
    },
    read: async (name, from, to) => {
      if (to <= from) return new Uint8Array(0);
      const { data } = await objects.get(
        { ...at(name), alt: 'media' },
        { ...call, responseType: 'arraybuffer', headers: { Range: `bytes=${from}-${to - 1}` } },
      );
      return new Uint8Array(data as unknown as ArrayBuffer);
    },
    list: async (begin) => {
      const listed: BlobVersion[] = [];
      for (let pageToken: string | undefined; ; ) {
        const { data } = await objects.list(
          {
            bucket,
            prefix: prefix + begin,
            fields: 'items(name,generation),nextPageToken',
            ...(pageToken !== undefined && { pageToken }),
          },
          call,
        );
        for (const { name, generation } of data.items ?? []) {
          // The console keeps a folder as an empty object of its name.
          if (name?.endsWith('/') !== false) continue;
          listed.push({ name: name.slice(prefix.length), version: String(generation) });
        }
        if (!data.nextPageToken) return listed;
        pageToken = data.nextPageToken;
      }
    },
    write: async (name, pieces) => {
      const media = { mimeType: 'application/octet-stream', body: Readable.from(pieces) };
      await objects.insert({ bucket, name: prefix + name, media }, call);
    },
  };
}
