import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answered } from './answer.ts'

export const isGit = ({ pathname }: URL): boolean => /\/(info\/refs|git-(upload|receive)-pack)$/.test(pathname)

/** As API calls send it, or as Git does. */
export function isAllowed({ headers: { authorization = '' } }: IncomingMessage, token: string): boolean {
  const basic = /^basic (.*)$/i.exec(authorization)
  if (basic !== null)
    return Buffer.from(basic[1] ?? '', 'base64')
      .toString('utf8')
      .endsWith(`:${token}`)
  return [`token ${token}`, `bearer ${token}`].includes(authorization.replace(/^\w+/, (scheme) => scheme.toLowerCase()))
}

export function refuseGit(response: ServerResponse): void {
  response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' })
  response.end()
}

export const forbidden = (lacking: string): Answered => ({
  status: 403,
  headers: { 'x-accepted-github-permissions': lacking },
  body: { message: 'Resource not accessible by integration', documentation_url: 'https://docs.github.com/rest', status: '403' },
})

export function send(response: ServerResponse, { status, body, headers = {} }: Answered): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'x-ratelimit-remaining': '4999', ...headers })
  response.end(body === undefined ? '' : JSON.stringify(body))
}

export function sendBytes(response: ServerResponse, bytes: Uint8Array | undefined): void {
  response.writeHead(bytes === undefined ? 404 : 200, { 'content-type': 'application/zip' })
  response.end(bytes)
}
