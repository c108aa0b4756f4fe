interface Locked {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** package-lock.json: what is installed where, by path. */
export interface Lock {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, Locked>>;
}

export interface LockOptions {
  readonly name: string;
  readonly version: string;
  /** What the bundle leaves outside */
  readonly external: readonly string[];
  /** The range of Node's versions */
  readonly node: string;
}

/**
 * The lock of a bundle: the packages it leaves outside in the exact versions of this repository, with everything
 * they need and nothing else.
 * @throws Error when one of them is not in the lock
 */
export function lockOf(lock: Lock, { name, version, external, node }: LockOptions): Lock & typeof root {
  const root = { name, version, lockfileVersion: lock.lockfileVersion, requires: true };
  const dependencies: Record<string, string> = {};
  const paths = new Set<string>();
  for (const each of external) {
    const path = pathOf(lock, '', each);
    if (path === undefined) throw new Error(`${each} is not in package-lock.json`);
    dependencies[each] = lock.packages[path]!.version!;
    collect(lock, path, paths);
  }
  const self = { name, version, dependencies, engines: { node } };
  const needed = [...paths].sort().map((path) => [path, lock.packages[path]!] as const);
  return { ...root, packages: { '': self, ...Object.fromEntries(needed) } };
}

function collect(lock: Lock, path: string, into: Set<string>): void {
  if (into.has(path)) return;
  into.add(path);
  const { dependencies, optionalDependencies } = lock.packages[path]!;
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const found = pathOf(lock, path, name);
    if (found !== undefined) collect(lock, found, into);
  }
}

/** Where Node finds a package from another: in the nearest node_modules above it. */
function pathOf({ packages }: Lock, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = `${folder && `${folder}/`}node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return undefined;
  }
}
