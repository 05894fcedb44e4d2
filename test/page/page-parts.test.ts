import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Outcome } from '../../src/model/outcome.ts'
import { finding, outcome, report, style, update } from '../report/builders.ts'
import { outcomes } from '../report/outcomes.ts'
import { startBrowser } from './browser.ts'

let browser: Awaited<ReturnType<typeof startBrowser>>
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

const { blocked = outcome({}), planned = outcome({}), drifted = outcome({}) } = outcomes

test('what will happen shows what leaves first, then the waves with what moves and what waits in each', async () => {
  const { page } = await browser.open(report(planned, 'html', style))

  expect(await page.locator('#plan .notes > summary').allTextContents()).toEqual(['Deleted: 1', 'No longer rendered, and deleted only when named: 1'])
  expect(await page.locator('#plan .notes').evaluateAll((all) => all.map((one) => one.hasAttribute('open')))).toEqual([true, false])
  expect(await page.locator('.waves h3').allTextContents()).toEqual(['1 namespaces and CRDs', '2 pre-upgrade hooks', '3 workloads'])
  expect(await page.locator('.waves li:last-child p').allTextContents()).toEqual(['2 objects', '1 created, 1 as they are', 'until all are ready'])
  await page.locator('.waves summary').last().click()
  await page.locator('.waves ul').waitFor()
  expect(await page.locator('.waves ul').last().locator('li').allTextContents()).toEqual(['+ Deployment istio-system/istiod'])
  await page.close()
})

test('of what is blocked, what would happen is told as that, with the wave that the server would stop', async () => {
  const refused = finding({ object: { group: 'apps', version: 'v1', kind: 'Deployment', namespace: 'istio-system', name: 'istiod' }, effect: 'refused' })
  const { page } = await browser.open(report({ ...blocked, findings: [refused] }, 'html', style))

  expect(await page.locator('#plan h2').textContent()).toBe('What would happen')
  expect(await page.locator('#plan .head p').textContent()).toContain('Nothing starts while a finding blocks')
  expect(await page.locator('.waves .stopped h3').allTextContents()).toEqual(['3 workloads'])
  expect(await page.locator('#plan .stop').textContent()).toContain(`Wave 3 would stop at Deployment istio-system/istiod: ${refused.message}`)
  await page.close()
})

const inBoth = (one: Outcome): Outcome => {
  const named = (environment: string) => ({
    environments: one.environments.map((of) => ({ ...of, name: environment })),
    changes: one.changes.map((change) => ({ ...change, source: { ...change.source, environment } })),
    findings: one.findings.map((found) => ({ ...found, source: { environment, release: 'istio-base', file: '' } })),
  })
  const [staging, production] = [named('staging'), named('production')]
  return {
    ...one,
    environments: [...staging.environments, ...production.environments],
    changes: [...staging.changes, ...production.changes],
    findings: [...staging.findings, ...production.findings],
  }
}

test('what several environments share is shown once, and where it is so is said', async () => {
  const { page } = await browser.open(report(inBoth(blocked), 'html', style))

  expect(await page.locator('details.finding .where').allTextContents()).toEqual([
    'CustomResourceDefinition virtualservices.networking.istio.io in staging, production',
    'ClusterRole istio-reader in staging, production',
  ])
  expect(await page.locator('.row.group span:nth-child(2)').allTextContents()).toEqual(['staging, production'])
  expect(await page.locator('#plan .waves').count()).toBe(1)
  expect(await page.locator('.detail .where').textContent()).toContain('In staging, production')
  await page.close()
})

test('the bar names the parts, counts what is in them, and follows the reader', async () => {
  const { page } = await browser.open(report(blocked, 'html', style))

  expect(await page.locator('.bar nav a').allTextContents()).toEqual(['Verdict', 'Findings2', 'Plan', 'Changes7', 'Waived1', 'Inputs', 'Notes'])
  await page.evaluate('document.querySelector("#changes").scrollIntoView()')
  await page.waitForSelector('.bar nav a[href="#changes"][aria-current=true]')
  await page.close()
})

const manyLines = (word: string): string => Array.from({ length: 400 }, (_, line) => `${word} ${line}\n`).join('')

test('a long change scrolls in its pane, and the page ends where its last part does', async () => {
  const long = outcome({ changes: update('ConfigMap', { data: { text: manyLines('a') } }, { data: { text: manyLines('b') } }) })

  const { page } = await browser.open(report(long, 'html', style))

  expect(await page.locator('.detail .diff tr').count()).toBeGreaterThan(200)
  expect(await page.evaluate('document.documentElement.scrollHeight - document.querySelector("footer").getBoundingClientRect().bottom')).toBeLessThan(100)
  await page.close()
})

test('on paper all is open, light, and the names of all objects stand where the tree was', async () => {
  const { page } = await browser.open(report(blocked, 'html', style), { theme: 'dark' })
  await page.emulateMedia({ media: 'print' })
  await page.evaluate('dispatchEvent(new Event("beforeprint"))')

  expect(await page.locator('details:not([open])').count()).toBe(0)
  expect(await page.locator('.list').isVisible()).toBe(false)
  expect(await page.locator('.paper li').allTextContents()).toContain('deleted−Role shop/old')
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
  await page.close()
})

test('drift says what Git has, what lives, and who set it, each under its own head', async () => {
  const { page } = await browser.open(report(drifted, 'html', style))
  const cells = page.locator('#drift tbody tr').nth(1).locator('td')

  expect(await cells.evaluateAll((all) => all.map((cell) => [cell.getAttribute('data-head'), cell.textContent]))).toEqual([
    ['Since', '2026-11-20 22:14'],
    ['Manager', 'kubectl-edit'],
    ['Object and field', 'Deployment shop/istiodspec.replicas'],
    ['Git', '2'],
    ['Live', '5'],
    ['Set in Git by', 'unknown'],
  ])
  await page.close()
})
