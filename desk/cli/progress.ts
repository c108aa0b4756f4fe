const MS_BETWEEN = 100;

/** A line on a terminal that tells how far long work is; silent when standard error is no terminal. */
export interface Progress {
  update(text: string): void;
  done(): void;
}

export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { update: () => {}, done: () => {} };
  let last = 0;
  return {
    update: (text) => {
      const now = Date.now();
      if (now - last < MS_BETWEEN) return;
      last = now;
      stream.write(`\r\u001b[K${text}`);
    },
    done: () => void stream.write('\r\u001b[K'),
  };
}

/** Told of every shard of case rows that was read. */
export function reading(progress: Progress, tab = '病例'): () => void {
  let shards = 0;
  return () => progress.update(`讀取並核對${tab}：第 ${++shards} 片`);
}
