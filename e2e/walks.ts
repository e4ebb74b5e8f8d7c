import { expect, type Page } from '@playwright/test'
import { operatorWithCrds } from '../src/core/sample'
import { choose, configMap, paste, pick } from './bring-in'
import type { Said } from './said'
import { smallOperator } from './small-operator'
import { chooseApplier, chooseFormat, choosePlan } from './split'

/** What is new there: a screen or a dialog of its own, or only another state of one. */
export type Sight = 'screen' | 'dialog' | 'state'

export interface Visit {
  readonly page: Page
  readonly said: Said
  /** Whether the window is that of a hand. */
  readonly narrow: boolean
  /** Called wherever there is something to look at, once it stands. */
  readonly look: (sight: Sight, name: string) => Promise<void>
}

const dialog = (page: Page) => page.getByRole('dialog')
const button = ({ page, said }: Visit, key: string) => page.getByRole('button', { name: said(key) })
const radio = ({ page, said }: Visit, key: string) => page.getByRole('radio', { name: said(key) })
const heading = ({ page, said }: Visit, key: string) => page.getByRole('heading', { name: said(key) })

/** In a hand what stands in the head is in the menu. */
async function press(visit: Visit, key: string): Promise<void> {
  if (visit.narrow) await button(visit, 'app.menu').click()
  await button(visit, key).click()
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
}

async function pasteOperator({ page }: Visit, operator: string): Promise<void> {
  await page.goto('/')
  await paste(page, operator)
  await expect(page.getByRole('grid').last()).toBeVisible()
  await expect(page.getByRole('figure')).toBeVisible()
}

/** Walks that together pass every screen, in any language and width. */
export const walks: Readonly<Record<string, (visit: Visit) => Promise<void>>> = {
  async 'the empty page and its dialogs'(visit) {
    const { page, narrow, look } = visit
    await page.goto('/')
    await expect(heading(visit, 'empty.question')).toBeVisible()
    await look('screen', 'the empty page')
    if (narrow) {
      await button(visit, 'app.menu').click()
      await expect(button(visit, 'app.help')).toBeVisible()
      await look('state', 'the menu')
      await page.keyboard.press('Escape')
    }
    await press(visit, 'app.help')
    await expect(heading(visit, 'help.title')).toBeVisible()
    await look('dialog', 'the help')
    await close(page)
  },

  async 'the analyzed operator'(visit) {
    const { page, said, narrow, look } = visit
    await pasteOperator(visit, smallOperator())
    await expect(page.getByText(said('fix.fit')).last()).toBeVisible()
    await look('screen', 'the analyzed operator')
    await pick(radio(visit, 'picture.map'))
    await expect(page.getByRole('figure', { name: said('map.label') })).toBeVisible()
    await look('state', 'the map')

    const rows = page.getByRole('treegrid').getByRole('row')
    await rows.and(page.locator('[aria-selected=true]')).focus()
    await page.keyboard.press('ArrowRight')
    await rows
      .filter({ hasText: said('limit.apiserver.body', 'within') })
      .last()
      .click()
    await expect(page.getByRole('dialog', { name: said('limitFacts.of') })).toBeVisible()
    await look('state', 'a limit')
    await close(page)
    await page.getByRole('button', { name: new RegExp(`^${said('answer.cluster').source.slice(1, -1)}: `) }).click()
    await expect(page.getByRole('combobox', { name: said('clusterLimits.preset') })).toBeVisible()
    await look('state', 'the limits of the cluster')
    await page.keyboard.press('Escape')

    if (!narrow) {
      await page
        .getByRole('contentinfo')
        .getByRole('button', { name: said('effect.open', 'within') })
        .click()
      await expect(dialog(page).getByText(/etcd_/).first()).toBeVisible()
      await look('dialog', 'the effect of the whole')
      await close(page)
    }
    await button(visit, 'errors.open').click()
    await dialog(page).getByRole('textbox').fill('etcdserver: request is too large')
    await expect(dialog(page).getByText(said('errors.nobody'))).toBeVisible()
    await look('dialog', 'the pasted error')
    await dialog(page)
      .getByRole('textbox')
      .fill('Error: metadata.annotations: Too long: may not be more than 262144 bytes')
    await dialog(page)
      .getByRole('button', { name: said('errors.show') })
      .click()

    await expect(heading(visit, 'ledger.title')).toBeVisible()
    await expect(heading(visit, 'remedies.title')).toBeFocused()
    await expect(page.getByRole('figure', { name: said('map.label') })).toBeVisible()
    const removes = page.getByRole('button', { name: said('remedies.removesFor') }).first()
    await expect(removes).toBeVisible()
    await look('screen', 'a resource and what would make it fit')
    await removes.click()
    await expect(dialog(page).getByText(said('removals.sum_other'))).toBeVisible()
    await look('state', 'what goes')
    await close(page)
    await pick(radio(visit, 'resource.text'))
    await expect(page.getByRole('region', { name: said('resource.textLabel') })).toBeVisible()
    await look('state', 'the text of a resource')
  },

  async 'the split'(visit) {
    const { page, said, look } = visit
    // Only a large CRD is refused by a ClusterResourceSet.
    await pasteOperator(visit, operatorWithCrds())
    await button(visit, 'app.split').click()
    await chooseApplier(page, 'ClusterResourceSet', said)
    await page.keyboard.press('Escape')
    await chooseFormat(page, said('split.text'), said)
    await button(visit, 'splitStep.anyway').click()
    await expect(dialog(page).getByText(said('ask.delivered'))).toBeVisible()
    await look('dialog', 'the question before a zip with a refused bundle')
    await close(page)
    await look('screen', 'a split with a refused bundle')
    await choosePlan(page, said('split.stages'), said)
    await button(visit, 'planning.filter').click()
    const exclude = page.getByRole('textbox', { name: said('planning.exclude', 'within') })
    await exclude.fill('Namespace/* nothing')
    await exclude.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: said('planning.excluded_one') })).toBeVisible()
    await chooseApplier(page, 'Argo CD', said)
    const options = page.locator('details').filter({ hasText: 'Argo CD' })
    await options.locator('summary').click()
    await expect(options.getByRole('textbox').first()).toBeVisible()
    await look('state', 'a plan with a filter, remarks and an open form of options')
  },

  async 'problems, the editor and the palette'(visit) {
    const { page, said, narrow, look } = visit
    await page.goto('/')
    const long = `${'long-'.repeat(30)}name.yaml`
    await choose(page, [{ name: long, text: `${configMap('good')}---\nkind: [broken\n` }], said)
    await button(visit, 'verdict.problems_one').click()
    await expect(page.getByRole('region', { name: said('problems.title') })).toBeVisible()
    await look('screen', 'problems')
    if (narrow) await button(visit, 'app.editor').click()
    await button(visit, 'editor.outline').click()
    await expect(page.getByRole('region', { name: said('editor.title') })).toContainText('name: good')
    await look('screen', 'the editor and its outline')
    await page.keyboard.press('Control+K')
    await dialog(page).getByRole('combobox').fill('configmap good')
    await expect(dialog(page).getByRole('option', { name: /good/ })).toBeVisible()
    await look('dialog', 'the palette')
    await close(page)
    await press(visit, 'app.clearAll')
    await expect(button(visit, 'notice.undo')).toBeVisible()
    await look('state', 'a toast')
    await choose(page, [{ name: 'empty.yaml', text: '' }], said)
    await expect(page.getByRole('region', { name: said('problems.title') })).toBeVisible()
    await look('state', 'nothing but problems')
  },

  async 'a link and a comparison'(visit) {
    const { page, said, look } = visit
    await page.goto('/')
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: key}\nstringData: {password: correct-horse}\n'
    await choose(page, [{ name: 'app.yaml', text: `${configMap('one')}---\n${secret}` }], said)
    await expect(page.getByRole('grid').last()).toBeVisible()
    await press(visit, 'share.open')
    await expect(button(visit, 'share.copy')).toBeVisible()
    await look('dialog', 'the link to share')
    const link = await page.getByRole('textbox', { name: said('share.link') }).inputValue()
    await page.goto('about:blank')
    await page.goto(link)
    await expect(page.getByRole('region', { name: said('link.label') })).toBeVisible()
    await look('screen', 'an opened link')
    await page.goto('about:blank')
    await page.goto('/')
    await choose(page, [{ name: 'later.yaml', text: `${configMap('one', 'a: bc')}---\n${configMap('two')}` }], said)
    await expect(page.getByRole('grid').last()).toBeVisible()
    await button(visit, 'app.compare').click()
    await look('state', 'a comparison to be begun')
    await choose(page.getByRole('main'), [{ name: 'earlier.yaml', text: configMap('one') }], said)
    await expect(button(visit, 'compare.swap')).toBeVisible()
    await expect(page.getByRole('region', { name: said('compare.oneDifference') })).toContainText('name: two')
    await look('screen', 'a comparison')
    await pick(radio(visit, 'compare.inTotal'))
    await look('state', 'a comparison in total')
    await button(visit, 'card.title').click()
    await expect(page.getByRole('main').getByRole('img')).toBeVisible()
    await look('screen', 'the size report card')
  },
}
