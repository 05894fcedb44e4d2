import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { findChromium } from '../page/chromium.ts'
import { large } from '../page/outcomes.ts'
import { report, style } from '../report/builders.ts'
import { median, type Row } from './row.ts'

const objects = 2_000
const rounds = 9
const atMostMs = 1_000

/** How long a page of 2,000 changed objects takes in a real browser until it can be used, beside a page of one. */
export async function openPage(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-page-'))
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  try {
    const [many, one] = [objects, 1].map((count) => fileOf(join(folder, `${count}.html`), count))
    const pairs = []
    for (let round = 0; round < rounds; round += 1) pairs.push({ baseline: await opened(browser, one ?? ''), value: await opened(browser, many ?? '') })
    return [rowOf(pairs)]
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true })
  }
}

function fileOf(path: string, count: number): string {
  writeFileSync(path, report(large(count), 'html', style))
  return path
}

/** Milliseconds from the request to the first picture after which nothing is missing. */
async function opened(browser: Browser, file: string): Promise<number> {
  const page = await browser.newPage()
  await page.goto(`file://${file}`, { waitUntil: 'commit' })
  await page.waitForSelector('html[data-ready]')
  const took = await page.evaluate<number>('new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))')
  await page.close()
  return took
}

function rowOf(pairs: readonly { readonly value: number; readonly baseline: number }[]): Row {
  const value = median(pairs.map((pair) => pair.value))
  const baseline = median(pairs.map((pair) => pair.baseline))
  return {
    name: `page of ${objects.toLocaleString('en')} changed objects, until it is drawn`,
    value: Math.round(value),
    unit: 'ms',
    baseline: `page of one ${Math.round(baseline)} ms`,
    ratio: Number(median(pairs.map((pair) => pair.value / pair.baseline)).toFixed(2)),
    target: `≤ ${atMostMs} ms`,
    met: value <= atMostMs,
  }
}
