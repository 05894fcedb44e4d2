import { objectAt, type JsonObject } from '../../src/model/json.ts'

export type Copies = {
  /** A live object, as the API server gives it. */
  readonly like: JsonObject
  /** The place of its kind and namespace in etcd: "/registry/GROUP/PLURAL/NAMESPACE". */
  readonly place: string
  readonly names: readonly string[]
}

// etcd takes 128 operations in one transaction.
const batch = 100

/** Puts objects like one that lives where the API server keeps them: to let 50,000 in one by one would take it minutes. */
export async function stock(etcd: string, { like, place, names }: Copies): Promise<void> {
  const { resourceVersion: _, ...metadata } = objectAt(like, 'metadata')
  for (let done = 0; done < names.length; done += batch) {
    const puts = names.slice(done, done + batch).map((name) => {
      const value = JSON.stringify({ ...like, metadata: { ...metadata, name, uid: crypto.randomUUID() } })
      return { requestPut: { key: base64(`${place}/${name}`), value: base64(value) } }
    })
    const answer = await fetch(`${etcd}/v3/kv/txn`, { method: 'POST', body: JSON.stringify({ success: puts }) })
    if (!answer.ok) throw new Error(`etcd answers ${answer.status}: ${await answer.text()}`)
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')
