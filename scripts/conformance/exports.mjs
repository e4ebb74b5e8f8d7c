import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { hostileManifest, operatorManifest } from '../inputs.mjs'
import { plimsoll } from '../plimsoll-cli.mjs'

export const name = 'other programs read what every export writes'

/** @typedef {import('../conformance.mjs').Reporter} Reporter */

const targets = [
  'kubectl',
  'powershell',
  'kustomize',
  'clusterresourceset',
  'argocd',
  'flux',
  'helm',
  'capi-operator',
  'sveltos',
  'fleet',
  'ocm',
]

/** @param {Reporter} reporter */
export async function run(reporter) {
  const work = mkdtempSync(join(tmpdir(), 'plimsoll-exports-'))
  try {
    const inputs = [await operatorManifest(work), hostileManifest(work)]
    for (const input of inputs) {
      for (const target of targets) await checkZip(reporter, work, input, target)
      await checkScripts(reporter, work, input)
      await checkHelm(reporter, work, input)
    }
  } finally {
    rmSync(work, { recursive: true })
  }
}

/** Texts that were read already: several exports hold the same files. */
const faultless = new Set()

/**
 * The zip as another program unpacks it; every manifest in it as another YAML reader reads it.
 * @param {Reporter} reporter @param {string} work @param {string} input @param {string} target
 */
async function checkZip({ check, skip }, work, input, target) {
  const zip = join(work, `${input}.${target}.zip`)
  plimsoll(['split', join(work, input), '--plan', 'stages', '--export', target, '--name', 'shop', '--out', zip])
  const out = join(work, `${input}.${target}`)
  if (spawnSync('unzip', ['-v']).error) {
    skip('no unzip')
    rmSync(zip)
    return
  }
  await check(`${input} for ${target}: unzip -t finds no fault, sha256sum none either`, () => {
    capture('unzip', ['-tq', zip])
    capture('unzip', ['-q', zip, '-d', out])
    const { status, stdout, error } = spawnSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], {
      cwd: join(out, 'shop'),
      encoding: 'utf8',
    })
    if (!error) assert.equal(status, 0, stdout)
  })
  await check(`${input} for ${target}: a YAML reader that is not ours reads every manifest`, () => {
    // Templates of Helm are no YAML until they are rendered.
    for (const path of filesBelow(out).filter(file => /\.yaml$/.test(file) && !file.includes('/templates/'))) {
      const text = readFileSync(path, 'utf8')
      if (faultless.has(text)) continue
      for (const document of parseAllDocuments(text, { uniqueKeys: false, version: '1.1' })) {
        assert.deepEqual(document.errors, [], path)
      }
      faultless.add(text)
    }
  })
  await check(`${input} for ${target}: plimsoll verify finds what went in`, () => {
    assert.match(plimsoll(['verify', join(work, input), zip]), / out, equal(;|$)/m)
  })
  rmSync(zip)
}

/**
 * Writes down its arguments, a NUL behind each, their number first; fails the first wait for Established, as a fresh
 * CRD does.
 */
const recorder = `#!/bin/sh
printf '%s\\0' "$#" "$@" >> "$RECORD"
case "$*" in
  *Established*) [ -e "$FAILED" ] || { : > "$FAILED"; exit 1; } ;;
esac
`

/** @param {Reporter} reporter @param {string} work @param {string} input */
async function checkScripts({ check, skip }, work, input) {
  const out = join(work, `${input}.scripts`)
  plimsoll(['split', join(work, input), '--plan', 'stages', '--out', out])
  const plan = JSON.parse(readFileSync(join(out, 'plan.json'), 'utf8'))
  const workloads = plan.resources.filter((/** @type {{kind: string}} */ { kind }) => kind === 'Deployment')
  for (const shell of ['dash', 'bash']) {
    if (spawnSync(shell, ['-c', ':']).error) {
      skip(`no ${shell}`)
      continue
    }
    await check(`${input}: ${shell} runs apply.sh, verify.sh and remove.sh, and kubectl gets exactly the names`, () => {
      const bin = mkdtempSync(join(work, 'bin-'))
      writeFileSync(join(bin, 'kubectl'), recorder)
      chmodSync(join(bin, 'kubectl'), 0o755)
      const run = (/** @type {string} */ script) => {
        const env = {
          ...process.env,
          PATH: `${bin}${delimiter}${process.env.PATH}`,
          RECORD: join(bin, script),
          FAILED: join(bin, 'failed'),
        }
        const { status, stderr } = spawnSync(shell, [join(out, script)], { cwd: '/', env, encoding: 'utf8' })
        assert.equal(status, 0, stderr)
        return calls(readFileSync(join(bin, script), 'utf8'))
      }
      const applied = run('apply.sh')
      const files = plan.bundles.map((/** @type {{file: string}} */ { file }) => file)
      const verbs = applied.filter(([verb]) => verb === 'apply')
      assert.deepEqual(
        verbs.map(words => words.at(-1)),
        files,
      )
      const established = applied.filter(words => words.includes('--for=condition=Established'))
      const crds = plan.bundles.filter((/** @type {{stage: string}} */ { stage }) => stage === '10-crds')
      // Each is waited for once, and the first once more, since it failed.
      assert.equal(established.length, crds.length === 0 ? 0 : crds.length + 1)
      const rollouts = applied.filter(([verb]) => verb === 'rollout')
      assert.deepEqual(
        rollouts.map(words => words.slice(2, 5)),
        workloads.map((/** @type {{name: string, namespace: string}} */ { name, namespace }) => [
          `deployment/${name}`,
          '-n',
          namespace,
        ]),
      )
      assert.equal(run('verify.sh').filter(([verb]) => verb === 'get').length, files.length)
      const kept = plan.bundles.filter((/** @type {{stage: string}} */ { stage }) => !/namespaces|crds/.test(stage))
      assert.equal(run('remove.sh').length, kept.length)
      rmSync(bin, { recursive: true })
    })
  }
}

/** @param {string} record */
function calls(record) {
  const words = record.split('\0').slice(0, -1)
  /** @type {string[][]} */
  const found = []
  for (let at = 0; at < words.length; at += (found.at(-1)?.length ?? 0) + 1) {
    found.push(words.slice(at + 1, at + 1 + Number(words[at])))
  }
  return found
}

/** @param {Reporter} reporter @param {string} work @param {string} input */
async function checkHelm({ check }, work, input) {
  const [chart, plain] = [join(work, `${input}.chart`), join(work, `${input}.plain`)]
  plimsoll(['split', join(work, input), '--plan', 'stages', '--export', 'helm', '--out', chart])
  plimsoll(['split', join(work, input), '--plan', 'stages', '--out', plain])
  await check(`${input} for helm: templates render to the bundles byte for byte`, () => {
    const templates = readdirSync(join(chart, 'chart/templates'))
    assert.ok(templates.length > 0)
    for (const file of templates) {
      const rendered = render(readFileSync(join(chart, 'chart/templates', file), 'latin1'))
      assert.equal(rendered, readFileSync(join(plain, file), 'latin1'))
    }
  })
}

/**
 * What Go's text/template gives for a template whose actions are string constants: the text up to `{{`, the constant,
 * and on behind `}}`. Any other action throws. Written from the documentation of text/template, not from our escaping.
 * @param {string} template
 */
function render(template) {
  let out = ''
  let at = 0
  for (;;) {
    const open = template.indexOf('{{', at)
    if (open === -1) return out + template.slice(at)
    const action = /^\{\{(- )?\s*"((?:[^"\\\n]|\\.)*)"\s*( -)?\}\}/.exec(template.slice(open, open + 200))
    if (!action || action[1] || action[3]) throw new Error(`not a constant: ${template.slice(open, open + 40)}`)
    out += template.slice(at, open) + JSON.parse(`"${action[2]}"`)
    at = open + action[0].length
  }
}

/** @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  )
}

/** @param {string} program @param {string[]} args */
function capture(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1e8 })
  if (error) throw error
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`)
  return stdout
}
