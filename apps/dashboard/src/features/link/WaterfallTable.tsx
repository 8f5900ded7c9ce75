import type { ExplainedTerm } from "@kruisverband/contract"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { agreementLabels, fieldLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { TableTwin } from "../../shared/ui/TableTwin.tsx"
import { evidenceTexts } from "./evidenceTexts.ts"
import { signed, type Waterfall } from "./waterfall.ts"

interface Props {
  readonly picture: Waterfall
  /** All terms, those without a bar included. */
  readonly terms: ReadonlyArray<ExplainedTerm>
  readonly about?: string | undefined
}

/** The waterfall's facts as a table. */
export function WaterfallTable({ picture, terms, about }: Props) {
  const texts = useTexts(evidenceTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const sums = terms.map((_, index) => terms.slice(0, index + 1).reduce((sum, term) => sum + term.weight, 0))
  return (
    <TableTwin about={about ?? texts.why}>
      <thead>
        <tr>
          <th scope="col">{texts.field}</th>
          <th scope="col">{texts.agreement}</th>
          <th scope="col">{texts.weight}</th>
          <th scope="col">{texts.running}</th>
        </tr>
      </thead>
      <tbody>
        {terms.map((term, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one field may occur twice; the order is fixed for a pair
          <tr key={index}>
            <th scope="row">{label(fieldLabels, term.field)}</th>
            <td>
              {term.field === "prior"
                ? texts.start
                : term.note === "hub"
                  ? texts.hub
                  : label(agreementLabels, term.agreement)}
            </td>
            <td>{signed(term.weight, language)}</td>
            <td>{signed(sums[index] ?? 0, language)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {texts.sum}
          </th>
          <td>{signed(picture.sum, language)}</td>
        </tr>
        {picture.bar !== undefined && (
          <tr>
            <th scope="row" colSpan={3}>
              {texts.neededRow}
            </th>
            <td>{signed(picture.bar, language)}</td>
          </tr>
        )}
      </tfoot>
    </TableTwin>
  )
}
