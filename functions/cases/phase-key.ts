import { caseFlagParameters } from '../../shared/rules/supervision/case-flag/parameters.ts';
import type { Area } from '../../shared/settle/area.ts';
import { canonicalJson, hashOf } from '../../shared/settle/hash.ts';
import { caseBasis } from '../../shared/settle/input-digest.ts';
import { watchBasis } from '../../shared/watch/cases/watch-area.ts';
import { sha256 } from '../gateways/sha256.ts';
import { programDigest } from './program.ts';

/**
 * Everything that the digest of case files depends on besides the files: what decides points, the
 * program – and where special reviews stand, for findings name their cells. Settings that only phase 2 reads are left
 * out, so that a digest outlives their changes.
 */
export function phaseKey(area: Area, watch = false): string {
  const { checks, decisions, places } = area;
  const parts = {
    program: programDigest(),
    basis: caseBasis(area, sha256),
    checks: [checks.year ?? null, checks.unknownGroupAllowed, [...checks.groups.keys()].sort()],
    reviews: [...decisions].map(([number, { row }]) => [number, row]),
    places: [places.decisions(undefined, 'case'), places.decisions(undefined, 'kind')],
    ...(watch && { watch: watchParts(area) }),
  };
  return hashOf(sha256, canonicalJson(parts)).slice('sha256:'.length);
}

/** What the flags of cases depend on besides. */
function watchParts(area: Area): unknown {
  const { params, institutions } = area;
  const { lawDate, doctors } = watchBasis(area);
  const keys = Object.keys(caseFlagParameters) as (keyof typeof caseFlagParameters)[];
  const values = keys.map((key) => [key, params[key] as unknown]);
  const members = [...institutions].map(([code, { consortium }]) => [code, consortium ?? null]);
  return { lawDate, doctors: [...doctors].sort(), values, members };
}
