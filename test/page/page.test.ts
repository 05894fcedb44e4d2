import { afterAll, beforeAll, expect, test } from 'vitest'
import { Failure } from '../../src/model/failure.ts'
import { finding, object, outcome, report, reportFailure, style, update } from '../report/builders.ts'
import { manyBroken } from '../report/mesh-outcome.ts'
import { outcomes } from '../report/outcomes.ts'
import { accessibilityFaults, startBrowser, type Opened } from './browser.ts'
import { large } from './outcomes.ts'

let browser: Awaited<ReturnType<typeof startBrowser>>
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

const { blocked } = outcomes
const shown = (name: string): string => {
  const { [name]: found } = outcomes
  return found === undefined ? '' : report(found, 'html', style)
}

const stale = reportFailure(new Failure('tree-modified', 'rendered/ moved', { hint: 'Check again' }), 'apply', { format: 'html', style })

const pages = [...Object.keys(outcomes).map((name) => ({ name, html: shown(name) })), { name: 'stopped', html: stale }]
const surroundings = (['light', 'dark'] as const).flatMap((theme) => [1280, 390].map((width) => ({ theme, width })))

test.each(pages.flatMap((page) => surroundings.map((around) => ({ ...page, ...around }))))(
  'a page of what is $name asks for nothing, complains of nothing and can be read by everybody, $theme, $width wide',
  async ({ html, theme, width }) => {
    const opened = await browser.open(html, { theme, width })

    expect(opened.requests).toEqual(['file://'])
    expect(opened.complaints).toEqual([])
    expect(await accessibilityFaults(opened)).toEqual([])
    await opened.page.close()
  },
)

const names = ({ page }: Opened): Promise<readonly string[]> => page.locator('.row .name').allTextContents()

test('verdict, findings, changes and inputs stand in that order, and what blocks is open', async () => {
  const { page } = await browser.open(shown('blocked'))

  expect(await page.locator('h1').textContent()).toBe('Blocked')
  expect(await page.locator('h2').allTextContents()).toEqual(['Findings', 'What would happen', 'Changed objects', 'Waived', 'Inputs', 'Notes', 'Keyboard'])
  expect(await page.locator('details.finding').evaluateAll((all) => all.map((one) => one.hasAttribute('open')))).toEqual([true, false])
  await page.close()
})

test('the mesh is drawn from callers to endpoints: what fails is dashed and flagged, what was is struck through, and the table says the same', async () => {
  const { page } = await browser.open(shown('meshed'))
  const texts = (selector: string): Promise<readonly string[]> => page.locator(`#mesh svg ${selector}`).allTextContents()

  expect(await texts('.column')).toEqual(['Who calls', 'Listener and route', 'Cluster', 'Endpoints'])
  expect(await texts('.node.broken .was')).toEqual(['HTTP/2'])
  expect(await texts('.node.broken .is')).toEqual(['HTTP/1.1'])
  expect(await texts('.flag.broken')).toEqual(['503 UPE'])
  expect(await texts('.flag.changed')).toEqual(['works'])
  expect(await page.locator('.edge.broken').count()).toBe(1)
  const [first] = await page.locator('#mesh tbody tr').allTextContents()
  expect(first).toMatch(/^Blocks503 UPEThe gateway loses HTTP\/2 to accounts.*HTTP\/2HTTP\/1\.1prod-eu: gateway istio-system\/ingress/)
  await page.close()
})

test('of more paths than twelve the rest is a number in the legend, and rows of the table', async () => {
  const { page } = await browser.open(report(manyBroken(15), 'html', style))

  expect(await page.locator('#mesh .mesh svg').getAttribute('aria-label')).toBe('12 paths through the mesh, 12 of which fail; the table says the same')
  expect(await page.locator('.legend').textContent()).toContain('3 more paths are in the table alone.')
  expect(await page.locator('#mesh tbody tr').count()).toBe(15)
  await page.close()
})

test('on a narrow screen the table of the mesh comes before its graph', async () => {
  const { page } = await browser.open(shown('meshed'), { width: 390 })
  const top = async (selector: string): Promise<number> => (await page.locator(selector).boundingBox())?.y ?? 0

  expect(await top('#mesh .wide-table')).toBeLessThan(await top('#mesh .mesh'))
  await page.close()
})

test('search looks into what changed, and a link shows the same again', async () => {
  const opened = await browser.open(shown('blocked'))
  await opened.page.locator('input[type=search]').fill('base-1.30')

  expect(await names(opened)).toEqual(['b', 'c', 'd'])
  const again = await browser.open(shown('blocked'), { hash: new URL(opened.page.url()).hash })
  expect(await names(again)).toEqual(['b', 'c', 'd'])
  await opened.page.locator('input[type=search]').fill('nowhere')
  expect(await opened.page.locator('.nothing').textContent()).toBe('Nothing matches “nowhere”')
  await Promise.all([opened.page.close(), again.page.close()])
})

test('what only labels tell apart is hidden and counted, until it is asked for', async () => {
  const opened = await browser.open(shown('blocked'))

  expect(await names(opened)).not.toContain('b')
  await opened.page.getByRole('button', { name: '3 label-only hidden' }).click()
  expect(await names(opened)).toContain('b')
  await opened.page.close()
})

test('a lane is a filter', async () => {
  const opened = await browser.open(shown('blocked'))
  await opened.page.getByRole('button', { name: 'Restart 1' }).click()

  expect(await names(opened)).toEqual(['a'])
  expect(opened.page.url()).toContain('lane=Restart')
  await opened.page.close()
})

test('keys go through objects and findings, and none does while somebody types', async () => {
  const { page } = await browser.open(shown('blocked'))
  const selected = (): Promise<string | null> => page.locator('.row[aria-selected=true] .name').textContent()
  const first = await selected()
  await page.keyboard.press('j')
  expect(await selected()).not.toBe(first)
  await page.keyboard.press('n')
  expect(await page.evaluate('document.activeElement.closest("details").id')).toBe('finding-0')
  await page.keyboard.press('/')
  await page.keyboard.type('jn')
  expect(await page.locator('input[type=search]').inputValue()).toBe('jn')
  await page.keyboard.press('Tab')
  await page.keyboard.press('?')
  expect(await page.locator('dialog').isVisible()).toBe(true)
  await page.close()
})

test('a finding leads to the change of its object', async () => {
  const [change] = update('Deployment', { spec: { replicas: 1 } }, { spec: { replicas: 3 } })
  const of = { ...object('Deployment', 'a').id, version: 'v1' }
  const { page } = await browser.open(
    report(
      outcome({ verdict: 'block', changes: change === undefined ? [] : [change], findings: [finding({ object: of, path: 'spec.replicas' })] }),
      'html',
      style,
    ),
  )
  await page.getByRole('button', { name: 'Show the change' }).click()

  expect(await page.locator('.hunk.risk header code').textContent()).toBe('spec.replicas')
  expect(await page.locator('.diff td.added:not(.sign)').textContent()).toBe('3')
  await page.close()
})

test('of two thousand objects only those in sight are drawn, and the last can be reached', async () => {
  const opened = await browser.open(report(large(2000), 'html', style))

  expect(await opened.page.locator('*').count()).toBeLessThan(6000)
  expect(await opened.page.locator('.row').count()).toBeLessThan(60)
  await opened.page.locator('.list').focus()
  await opened.page.keyboard.press('End')
  expect(await opened.page.locator('.row[aria-selected=true]').isVisible()).toBe(true)
  await opened.page.close()
})

test('data above four megabytes is packed, and read the same', async () => {
  const html = report(large(2000, 40), 'html', style)
  const opened = await browser.open(html)

  expect(html).toContain('type="application/octet-stream"')
  expect(html.length).toBeLessThan(2 ** 21)
  expect(opened.complaints).toEqual([])
  expect(await opened.page.locator('.head p').nth(1).textContent()).toContain('of 2,000 shown')
  await opened.page.close()
})

test('without script the verdict and the findings are there', async () => {
  const { page } = await browser.open(shown('blocked'), { hasScript: false })

  const text = await page.locator('noscript').innerText()
  expect(text).toContain(blocked?.findings[1]?.message)
  await page.close()
})

const hostile = '</script><script>globalThis.pwned=1</script><img src=x onerror="globalThis.pwned=1">\u202e'

test('nothing that a chart says comes alive', async () => {
  const found = outcome({
    verdict: 'block',
    environments: [{ name: hostile, releases: [] }],
    changes: update('ConfigMap', { data: { [hostile]: hostile } }, { data: { [hostile]: `${hostile}\n${hostile}` } }),
    findings: [
      finding({ message: hostile, path: hostile, why: hostile, action: hostile, hits: [hostile], object: { ...object(hostile, hostile).id, version: 'v1' } }),
    ],
    notes: [{ sign: 'info', text: hostile }],
    summary: hostile,
    next: hostile,
  })
  const html = report(found, 'html', style)
  const opened = await browser.open(html)

  expect(await opened.page.evaluate(() => 'pwned' in globalThis)).toBe(false)
  expect(opened.complaints).toEqual([])
  expect(html).not.toMatch(/<img|onerror=|\u202e/)
  expect(await opened.page.locator('h3').first().textContent()).toContain('<img src=x onerror="')
  await opened.page.close()
})
