import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGenerator } from 'ts-json-schema-generator'
import { root } from '../run.mjs'

// `npm run schemas`: JSON Schemas of all that Plimsoll writes for programs, and of the file that it is asked by, from
// the types of the library. They stand in `schemas/`, go into the package, and are held against real outputs by
// `src/library/schemas.test.ts`. With `--check` nothing is written, and one that is not as the types say is a failure.

/** What is written, by the name of its schema. */
const outputs = {
  analyze: ['AnalyzeReport', 'plimsoll analyze --json'],
  'analyze-ndjson': ['AnalyzeLine', 'a line of plimsoll analyze --ndjson'],
  plan: ['PlanFile', 'plan.json of plimsoll split'],
  compare: ['CompareReport', 'plimsoll compare --json'],
  fix: ['FixReport', 'plimsoll fix --json'],
  'fix-error': ['ErrorReport', 'plimsoll fix --error FILE --json'],
  explain: ['LimitReport', 'plimsoll explain --json'],
  verify: ['VerifyReport', 'plimsoll verify --json'],
  check: ['CheckReport', 'plimsoll check --json'],
  baseline: ['Baseline', 'a file of plimsoll check --write-baseline'],
  top: ['Top', 'plimsoll top --json'],
  budgets: ['BudgetsFile', 'the file .plimsoll.yaml, for editors'],
}

/** What people write: a key that is not known is a mistake there. */
const written = ['budgets.json']

const folder = join(root, 'schemas')
const made = new Map(Object.entries(outputs).map(([name, [type = '', of = '']]) => [`${name}.json`, { type, of }]))
const readme = `# JSON Schemas

What Plimsoll writes for programs, made from the types of the library by \`npm run schemas\`. Fields, and words where there is a list of them, are only ever added
within a version: a reader should take a field or a word that it does not know for one that is newer than itself.

| schema | of |
| --- | --- |
${[...made].map(([file, { of }]) => `| [${file}](${file}) | ${of.replaceAll(/plan\.json|plimsoll .+|\.plimsoll\.yaml/g, '`$&`')} |`).join('\n')}
`

/** The generator looks at types that are exported where they stand. */
const types = readFileSync(join(root, 'dist/library/index.d.ts'), 'utf8')
const exposed = join(root, '.cache/library.d.ts')
mkdirSync(join(root, '.cache'), { recursive: true })
writeFileSync(
  exposed,
  types.replace(/^(?=interface |type |declare )/gm, 'export ').replace(/^export \{[^}]*\};?$/m, ''),
)

const generator = createGenerator({ path: exposed, skipTypeCheck: true, additionalProperties: true })
const files = new Map([['README.md', readme]])
for (const [file, { type, of }] of made) {
  const { $schema, $ref, ...rest } = generator.createSchema(type)
  const one = { $ref }
  const said = { $schema, title: of, ...(file === 'explain.json' ? { type: 'array', items: one } : one), ...rest }
  refuseUnsaid(said, file)
  files.set(file, `${JSON.stringify(written.includes(file) ? closed(said) : said, inOneLine, 2)}\n`)
}

if (process.argv.includes('--check')) {
  const present = readdirSync(folder)
  const old = [...files].filter(
    ([file, text]) => !present.includes(file) || readFileSync(join(folder, file), 'utf8') !== text,
  )
  const strange = present.filter(file => !files.has(file))
  for (const file of [...old.map(([file]) => file), ...strange])
    console.error(`schemas/${file} is not as the types of the library say: npm run schemas writes it anew`)
  if (old.length + strange.length > 0) process.exitCode = 1
} else {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const [file, text] of files) writeFileSync(join(folder, file), text)
}

/**
 * Where a comment is wrapped is nothing to a reader of the schema.
 * @param {string} key
 * @param {unknown} value
 */
function inOneLine(key, value) {
  return key === 'description' && typeof value === 'string' ? value.replace(/\s+/g, ' ') : value
}

/**
 * The schema without room for keys that it does not name. A mapping of any keys has none that it names.
 * @param {unknown} schema
 * @returns {unknown}
 */
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)])
  const isNamed = 'type' in schema && schema.type === 'object' && 'properties' in schema
  return Object.fromEntries(isNamed ? [...entries, ['additionalProperties', false]] : entries)
}

/**
 * A schema that takes anything says that the generator did not understand a type: what is left out of an interface that
 * extends another is such a one.
 * @param {unknown} schema
 * @param {string} at
 */
function refuseUnsaid(schema, at) {
  if (typeof schema !== 'object' || schema === null) return
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties' || key === 'definitions') {
      for (const [name, of] of Object.entries(value)) {
        if (Object.keys(of).every(word => word === 'description')) throw new Error(`${at}: nothing is said of ${name}`)
      }
    }
    refuseUnsaid(value, `${at}/${key}`)
  }
}
