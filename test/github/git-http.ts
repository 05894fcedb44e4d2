import { spawn } from 'node:child_process'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Git's own server for clones and pushes, as a program that is asked once per request. */
export function serveGit(request: IncomingMessage, response: ServerResponse, root: string): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
      PATH_INFO: withSuffix(pathname),
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_USER: 'someone',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  request.pipe(child.stdin)
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.on('close', () => answer(response, Buffer.concat(chunks)))
}

/** GitHub takes addresses with ".git" and without. */
const withSuffix = (pathname: string): string => pathname.replace(/^(\/[^/]+\/[^/]+?)(\.git)?(?=\/)/, '$1.git')

/** What the program prints: headers, an empty line, the body. */
function answer(response: ServerResponse, printed: Buffer): void {
  const end = printed.indexOf('\r\n\r\n')
  const headers = printed
    .subarray(0, end)
    .toString('latin1')
    .split('\r\n')
    .map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()])
  const status = Number(headers.find(([name]) => name === 'Status')?.[1]?.slice(0, 3) ?? 200)
  response.writeHead(status, Object.fromEntries(headers.filter(([name]) => name !== 'Status')))
  response.end(printed.subarray(end + 4))
}
