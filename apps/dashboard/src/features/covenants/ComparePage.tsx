import type { CovenantLife } from "@kruisverband/contract"
import { type CovenantDocument, compareVersions, type Difference } from "@kruisverband/domain"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link, useParams } from "@tanstack/react-router"
import { useState } from "react"
import { NotFoundPage } from "../../app/NotFoundPage.tsx"
import { useCovenant } from "../../shared/covenant/useCovenant.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { ScrollRegion } from "../../shared/ui/ScrollRegion.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { compareTexts } from "./compareTexts.ts"
import { useDifferenceWords } from "./differenceWords.ts"
import "./covenants.css"

export function Page() {
  const { id } = useParams({ from: "/covenants/$id/compare" })
  const query = useCovenant(id)
  if (query.isPending) return <Waiting lines={5} />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return <Compare life={query.data} />
}

/** Two versions side by side: only the places where they say something else. */
function Compare({ life }: { readonly life: CovenantLife }) {
  const texts = useTexts(compareTexts)
  const documents = [
    ...life.versions.map((version) => version.document),
    ...(life.proposal === undefined ? [] : [life.proposal.document])
  ]
  const [left, setLeft] = useState(documents.at(-2)?.version)
  const [right, setRight] = useState(documents.at(-1)?.version)
  const before = documents.find((one) => one.version === left)
  const after = documents.find((one) => one.version === right)
  if (before === undefined || after === undefined) return <NotFoundPage />
  const differences = compareVersions(before, after)
  const pick = (label: string, value: number, choose: (version: number) => void) => (
    <Field label={label}>
      {(control) => (
        <Select {...control} value={String(value)} onChange={(version) => choose(Number(version))}>
          {documents.map((document) => (
            <option key={document.version} value={document.version}>
              {texts.version(document.version)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
  return (
    <div className="kv-page-wide">
      <Link to="/covenants/$id" params={{ id: life.id }} className="kv-back kv-no-print">
        ← {texts.back}
      </Link>
      <div className="kv-head">
        <PageHeading>{texts.title}</PageHeading>
        <Paragraph className="kv-subtle">{texts.lead}</Paragraph>
      </div>
      <div className="kv-buttons">
        {pick(texts.left, before.version, setLeft)}
        {pick(texts.right, after.version, setRight)}
      </div>
      <p role="status">{texts.count(differences.length)}</p>
      {differences.length > 0 && <Table before={before} after={after} differences={differences} />}
    </div>
  )
}

interface TableProps {
  readonly before: CovenantDocument
  readonly after: CovenantDocument
  readonly differences: ReadonlyArray<Difference>
}

function Table({ before, after, differences }: TableProps) {
  const texts = useTexts(compareTexts)
  const { sayPlace, sayValue } = useDifferenceWords()
  return (
    <ScrollRegion about={texts.title}>
      <table className="kv-table kv-compare">
        <thead>
          <tr>
            <th scope="col">{texts.place}</th>
            <th scope="col">{texts.version(before.version)}</th>
            <th scope="col">{texts.version(after.version)}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <tr key={difference.field}>
              <th scope="row">{sayPlace(difference.field)}</th>
              <td>{difference.before === undefined ? texts.absent : <del>{sayValue(difference.before)}</del>}</td>
              <td>{difference.after === undefined ? texts.absent : <ins>{sayValue(difference.after)}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
