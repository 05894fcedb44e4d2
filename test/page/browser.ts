import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { findChromium } from './chromium.ts'

export type Opened = { readonly page: Page; readonly complaints: readonly string[]; readonly requests: readonly string[] }

type Options = { readonly theme?: 'light' | 'dark'; readonly width?: number; readonly hash?: string; readonly hasScript?: boolean }

/** A real browser that shows report texts as files; closed with everything in it by `close`. */
export async function startBrowser(): Promise<{ open: (html: string, options?: Options) => Promise<Opened>; close: () => Promise<void> }> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('There is no chromium on PATH, expected one: apt-get install chromium')
  // As root, Chromium runs only without its sandbox.
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  const folder = mkdtempSync(join(tmpdir(), 'sluice-page-'))
  return {
    open: (html, options) => open(browser, join(folder, 'page.html'), { html, ...options }),
    close: async () => {
      await browser.close()
      rmSync(folder, { recursive: true })
    },
  }
}

async function open(
  browser: Browser,
  file: string,
  { html, theme = 'light', width = 1280, hash = '', hasScript = true }: Options & { html: string },
): Promise<Opened> {
  writeFileSync(file, html)
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: theme, javaScriptEnabled: hasScript })
  const complaints: string[] = []
  const requests: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => complaints.push(message.text()))
  page.on('request', (request) => requests.push(request.url().replace(file, '')))
  await page.goto(`file://${file}${hash}`)
  if (hasScript) await page.waitForSelector('html[data-ready]')
  return { page, complaints, requests }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong with what is shown, by WCAG 2.0 to 2.2 A and AA and by good practice. */
export async function accessibilityFaults({ page }: Opened): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate('axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)))')
}
