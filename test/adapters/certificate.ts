import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Folder } from './chart-folder.ts'

/** Whether openssl is there to make certificates. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0

/** A certificate for 127.0.0.1 that signs itself, valid between two dates such as "20200101000000Z". */
export function certificate(folder: Folder, [from, until]: readonly [string, string]): { readonly key: string; readonly cert: string; readonly path: string } {
  folder.write('ca/index.txt', '')
  folder.write('ca/settings', settings)
  const openssl = (...args: readonly string[]): void => void execFileSync('openssl', args, { cwd: join(folder.path, 'ca'), stdio: 'pipe' })
  openssl('req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem', '-out', 'request.pem', '-subj', '/CN=charts')
  const dates = ['-startdate', from, '-enddate', until]
  openssl('ca', '-selfsign', '-batch', '-notext', '-config', 'settings', '-keyfile', 'key.pem', '-in', 'request.pem', '-out', 'cert.pem', ...dates)
  const path = join(folder.path, 'ca/cert.pem')
  return { key: readFileSync(join(folder.path, 'ca/key.pem'), 'utf8'), cert: readFileSync(path, 'utf8'), path }
}

const settings = `[ca]
default_ca = one
[one]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
x509_extensions = address
[any]
commonName = supplied
[address]
subjectAltName = IP:127.0.0.1
basicConstraints = CA:true
`
