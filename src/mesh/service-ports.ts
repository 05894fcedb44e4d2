import { at, listAt, type Json } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'
import { protocolOf, type Protocol } from './protocol.ts'

export type ServicePort = {
  readonly number: number
  readonly protocol: Protocol
  /** As the manifest has it. */
  readonly written: Json
}

/** Ports by number, in ascending order. Where one number is served over UDP too, as DNS is, the other one is what the mesh sees. */
export function portsOf(service: Manifest): ReadonlyMap<number, ServicePort> {
  const ports = listAt(service.body, 'spec', 'ports').flatMap(readPort)
  const udpFirst = [...ports.filter(isUdp), ...ports.filter((port) => !isUdp(port))]
  const lastOfNumber = new Map(udpFirst.map((port) => [port.number, port]))
  return new Map([...lastOfNumber].toSorted(([left], [right]) => left - right))
}

const isUdp = (port: ServicePort): boolean => port.protocol === 'UDP'

function readPort(written: Json): readonly ServicePort[] {
  const number = at(written, 'port')
  return typeof number === 'number' ? [{ number, protocol: protocolOf(written, number), written }] : []
}
