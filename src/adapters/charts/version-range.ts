import { eq, parse, Range, satisfies } from 'semver'

/** Whether a chart's version fits a dependency's range, as helm's own library (Masterminds/semver) reads both. What is no range fits nothing. */
export function fits(version: string, range: string): boolean {
  const found = parse(version, { loose: true })
  if (found === null) return version === range
  return range.split('||').some((group) => fitsAll(version, found.prerelease.length > 0, group))
}

/** Whether a range leaves no choice. */
export const isExact = (range: string): boolean => parse(range.replace(/^\s*=?\s*/, ''), { loose: true }) !== null

/** Versions are the same where they mean the same: "v1.2.3" is "1.2.3". */
export function isSameVersion(left: string, right: string): boolean {
  const [one, other] = [parse(left, { loose: true }), parse(right, { loose: true })]
  return one === null || other === null ? left === right : eq(one, other)
}

/** Every part of a group such as ">=1.2, !=1.3.0". There a comma says "and", and a pre-release fits only a part that names one. */
function fitsAll(version: string, isPreRelease: boolean, group: string): boolean {
  const parts = partsOf(group)
  if (isPreRelease && !parts.every((part) => /\d-[0-9a-z]/i.test(part))) return false
  return parts.every((part) => {
    const excluded = /^!=(.*)$/.exec(part)?.[1]
    return excluded === undefined ? isIn(version, part) : !isIn(version, excluded)
  })
}

const partsOf = (group: string): readonly string[] =>
  group
    .replaceAll(/([<>=!~^]+)\s+/g, '$1')
    .replaceAll('=>', '>=')
    .replaceAll('=<', '<=')
    .replaceAll(/(\S+)\s+-\s+(\S+)/g, '>=$1,<=$2')
    .split(/[,\s]+/)
    .filter((part) => part !== '')

function isIn(version: string, part: string): boolean {
  try {
    return satisfies(version, new Range(part, { loose: true, includePrerelease: true }), { loose: true, includePrerelease: true })
  } catch {
    return false
  }
}
