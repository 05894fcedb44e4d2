import type { Cause } from '../cause.ts'
import { effectiveFormat, isKnownFormat } from '../formats/formats.ts'
import type { Node } from '../node.ts'
import { kindOf } from '../value.ts'
import type { Check } from './check.ts'
import { checkBranches } from './check-branches.ts'
import { checkEnum } from './check-enum.ts'
import { checkFormat } from './check-format.ts'
import { checkList } from './check-list.ts'
import { checkNumber } from './check-number.ts'
import { checkObject } from './check-object.ts'
import { checkString } from './check-string.ts'
import { checkType, typesOf } from './check-type.ts'

/** All that OpenAPI asks of a value under a node. Keywords apply by the kind of the value and do not stop one another. */
export function checkNode(node: Node, minor: number): Check {
  const format = effectiveFormat(node, minor)
  const checkChild = (child: Node): Check => checkNode(child, minor)
  const ofType = typesOf(node).length > 0 || format !== '' ? checkType(node, format) : undefined
  const ofNull = checkType(node, format)
  const ofEnum = checkEnum(node.choices)
  const ofBranches = checkBranches({
    allOf: node.allOf.map(checkChild),
    anyOf: node.anyOf.map(checkChild),
    oneOf: node.oneOf.map(checkChild),
    not: node.not === undefined ? undefined : checkChild(node.not),
  })
  const ofKind = checksByKind(node, format, checkChild)
  return ratcheted((value, spot, report) => {
    if (value === null) return ofNull(value, spot, report) + ofEnum(value, spot, report)
    let matches = 2
    if (ofType !== undefined) matches += 1 + ofType(value, spot, report)
    matches += ofBranches(value, spot, report)
    for (const check of ofKind[kindOf(value)]) matches += check(value, spot, report)
    ofEnum(value, spot, report)
    return matches
  })
}

function checksByKind(node: Node, format: string, checkChild: (child: Node) => Check): Record<ReturnType<typeof kindOf>, readonly Check[]> {
  const ofNumber = [checkNumber(node, format)]
  const additional = typeof node.additional === 'object' ? checkChild(node.additional) : undefined
  const properties = new Map([...(node.properties ?? [])].map(([key, child]) => [key, checkChild(child)]))
  return {
    null: [],
    boolean: [],
    string: [checkString(node.limits), ...(isKnownFormat(format) ? [checkFormat(format)] : [])],
    int: ofNumber,
    double: ofNumber,
    list: [checkList(node.limits, node.items === undefined ? undefined : checkChild(node.items))],
    map: [checkObject({ node, properties, additional })],
  }
}

/** Errors at a node that equals what it was are dropped; without a pair to compare, all are kept. */
const ratcheted =
  (check: Check): Check =>
  (value, spot, report) => {
    const { pair } = spot
    if (pair === undefined) return check(value, spot, report)
    const causes: Cause[] = []
    const matches = check(value, spot, (cause) => causes.push(cause))
    if (causes.length > 0 && !pair.isEqual()) causes.forEach((cause) => report(cause))
    return matches
  }
