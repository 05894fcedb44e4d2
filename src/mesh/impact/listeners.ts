import type { Listener } from '../../model/envoy.ts'
import type { Effect } from './effect.ts'
import { formText } from './chain-text.ts'
import type { Seen } from './seen.ts'
import { streamEffects } from './streams.ts'

/** What becomes of listeners themselves, and of bytes that lead nowhere. Those that only follow a port that came, went or changed are told of with it. */
export function listenerEffects(before: Seen, after: Seen): readonly Effect[] {
  return [...streamEffects(before, after), ...(after.kind === 'gateway' ? gatewayEffects(before, after) : sidecarEffects(before, after))]
}

const sidecarEffects = (before: Seen, after: Seen): readonly Effect[] =>
  [...after.listeners.values()].flatMap((listener) => {
    const earlier = before.listeners.get(listener.name)
    return earlier === undefined ? [] : changed(earlier, listener)
  })

/** A gateway that stops to listen refuses connections. */
function gatewayEffects(before: Seen, after: Seen): readonly Effect[] {
  const gone = [...before.listeners.values()].filter(({ name }) => !after.listeners.has(name))
  const come = [...after.listeners.values()].filter(({ name }) => !before.listeners.has(name))
  return [
    ...gone.map((listener) => effect('port-closed', listener, { before: formText(listener), after: '' })),
    ...come.map((listener) => effect('port-opened', listener, { before: '', after: formText(listener) })),
    ...[...after.listeners.values()].flatMap((listener) => changed(before.listeners.get(listener.name) ?? listener, listener)),
  ]
}

type Sides = { readonly before: string; readonly after: string }

const effect = (kind: 'port-closed' | 'port-opened', { name, port }: Listener, sides: Sides): Effect => ({
  kind,
  severity: kind === 'port-closed' ? 'block' : 'info',
  flag: kind === 'port-closed' ? '503 UF' : '',
  subject: name,
  ...sides,
  message: kind === 'port-closed' ? `The gateway stops listening on port ${port}: connections to it are refused` : `The gateway listens on port ${port}`,
  why: 'A Gateway that selects it gained or lost a server, a server of the same port displaced it, its TCP route is gone, or its Service maps the port elsewhere',
  source: null,
  spot: { kind: 'listener', name },
})

function changed(earlier: Listener, listener: Listener): readonly Effect[] {
  const sides = { before: formText(earlier), after: formText(listener) }
  if (sides.before === sides.after) return []
  return [
    {
      kind: 'listener-changed',
      severity: 'info',
      flag: '',
      subject: listener.name,
      ...sides,
      message: `Listener ${listener.name} takes other connections, or takes them elsewhere`,
      why: 'Another port shares its address, or a TCP or TLS route of a VirtualService changed',
      source: null,
      spot: { kind: 'listener', name: listener.name },
    },
  ]
}
