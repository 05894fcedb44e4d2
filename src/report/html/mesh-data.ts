import type { MeshEffect, MeshPath, MeshReport, MeshStep, Sides } from '../../model/mesh.ts'
import { nameOf } from '../../model/manifest.ts'
import type { PageEffect, PageMesh, PagePath, PageSides } from '../../model/page-data.ts'
import { escape } from '../escape.ts'
import { classesText, sameText, workloadsText } from '../mesh-text.ts'

export const noMesh: PageMesh = { paths: [], more: 0, effects: [], same: '', unknown: [] }

/** What becomes of proxies, as the page shows it. */
export const meshOf = (report: MeshReport | undefined): PageMesh =>
  report === undefined
    ? noMesh
    : {
        paths: report.graph.paths.map(pathOf),
        more: report.graph.more,
        effects: report.effects.map(effectOf),
        same: sameText(report.same),
        unknown: report.unknown.map(escape),
      }

const steps = { none: 0, route: 1, cluster: 2, endpoints: 3 } as const

const pathOf = ({ environment, brokenAt, flag, caller, route, cluster, endpoints }: MeshPath): PagePath => ({
  isBroken: brokenAt !== 'none',
  brokenAt: steps[brokenAt],
  flag: escape(flag),
  caller: escape(caller.name),
  note: escape([workloadsText(caller.workloads), environment].filter((part) => part !== '').join(', ')),
  route: stepOf(route),
  cluster: stepOf(cluster),
  endpoints: sidesOf(endpoints),
})

const stepOf = ({ name, detail }: MeshStep) => ({ name: sidesOf(name), detail: sidesOf(detail) })

const sidesOf = ({ before, after }: Sides): PageSides => [escape(before), escape(after)]

const effectOf = ({ environment, severity, flag, message, subject, before, after, source, classes }: MeshEffect): PageEffect => ({
  severity,
  flag: escape(flag),
  message: escape(message),
  subject: escape(subject),
  before: escape(before),
  after: escape(after),
  source: source === null ? '' : escape(nameOf(source)),
  proxies: escape(`${environment === '' ? '' : `${environment}: `}${classesText(classes)}`),
})
