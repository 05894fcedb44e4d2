import type { Chain, Cluster, Listener, RouteTable } from '../../model/envoy.ts'
import type { MeshEffect, MeshProxy, MeshReport } from '../../model/mesh.ts'
import { nameOf } from '../../model/manifest.ts'
import type { Note } from '../../model/outcome.ts'
import { escape } from '../escape.ts'
import { classesText, restText, sameText } from '../mesh-text.ts'
import type { Style } from '../style.ts'
import { columnLines } from './columns.ts'
import { listed } from './layout.ts'
import { actionText, chainAsks, chainGoes, matchText } from './mesh-words.ts'
import { noteLines } from './notes.ts'

/** What a change does to proxies beside what else it does: the worst of it, and how much more there is. */
export function meshBrief({ effects, same, unknown }: MeshReport, style: Style): readonly string[] {
  const rest = restText(effects.slice(shownEffects))
  const more: readonly Note[] = rest === '' ? [] : [{ sign: 'info', text: `${rest}. All of them: --output json` }]
  const told: readonly Note[] = [sameText(same), ...unknown].filter((text) => text !== '').map((text) => ({ sign: 'info', text }))
  return [
    ...(effects.length === 0 ? [] : ['Effect on the mesh, predicted from the manifests:']),
    ...noteLines([...effects.slice(0, shownEffects).map(effectNote), ...more, ...told], style),
  ]
}

// More of them is a list that nobody reads before the verdict.
const shownEffects = 8

/** What Pilot would send to proxies as tables, and what a change does to them, worst first; what nobody knows comes last. */
export const meshLines = ({ proxies, effects, same, unknown }: MeshReport, style: Style): readonly string[] => [
  ...proxies.flatMap(proxyLines),
  ...noteLines(effects.map(effectNote), style),
  ...noteLines(
    [sameText(same), ...unknown].filter((text) => text !== '').map((text) => ({ sign: 'info', text })),
    style,
  ),
]

function proxyLines({ name, members, sidecar, clusters, listeners, tables }: MeshProxy): readonly string[] {
  const under = sidecar === null ? '' : `, under ${nameOf(sidecar)}`
  const head = `${name}: ${members.length === 0 ? 'no workload here' : listed(members, 3)}${under}`
  return [
    escape(head),
    ...columnLines(['SERVICE FQDN', 'PORT', 'SUBSET', 'TYPE', 'HTTP'], clusters.map(clusterCells)),
    ...columnLines(['ADDRESS', 'PORT', 'MATCH', 'DESTINATION'], listeners.flatMap(listenerCells)),
    ...columnLines(['TABLE', 'HOST', 'MATCH', 'DESTINATION', 'VIRTUAL SERVICE'], tables.flatMap(tableCells)),
    '',
  ]
}

const http = { '': '-', http1: 'HTTP/1.1', http2: 'HTTP/2', 'as-client': 'as the client' } as const

const clusterCells = ({ name, host, port, subset, type, http: spoken }: Cluster): readonly string[] => [
  host === '' ? name : host,
  host === '' ? '-' : String(port),
  subset === '' ? '-' : subset,
  type,
  http[spoken],
]

const listenerCells = ({ address, port, chains }: Listener): readonly (readonly string[])[] =>
  chains.map((chain: Chain) => [address, String(port), chainAsks(chain), chainGoes(chain)])

const tableCells = ({ name, virtualHosts }: RouteTable): readonly (readonly string[])[] =>
  virtualHosts.flatMap((host) =>
    host.routes.length === 0
      ? [[name, host.name, '-', host.requiresTls ? 'redirect to HTTPS' : '404', '-']]
      : host.routes.map((route) => [
          name,
          host.name,
          matchText(route.match),
          actionText(route.action),
          route.source === null ? '-' : nameOf(route.source).replace('VirtualService ', ''),
        ]),
  )

/** An effect: what a caller sees stands first, since that is what a log is searched for. */
function effectNote({ environment, severity, flag, message, subject, before, after, why, source, classes }: MeshEffect): Note {
  const change =
    before === '' && after === ''
      ? []
      : [
          { label: 'was', text: before === '' ? '(nothing)' : before },
          { label: 'is', text: after === '' ? '(nothing)' : after },
        ]
  return {
    sign: severity,
    text: `${flag === '' ? '' : `${flag}  `}${message}`,
    details: [
      { label: 'about', text: subject },
      ...change,
      { label: 'why', text: why },
      ...(source === null ? [] : [{ label: 'from', text: nameOf(source) }]),
      { label: 'at', text: `${environment === '' ? '' : `${environment}: `}${classesText(classes)}` },
    ],
  }
}
