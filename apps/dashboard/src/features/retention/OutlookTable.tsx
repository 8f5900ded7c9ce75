import type { OutlookLine } from "@kruisverband/contract"
import { useCovenantTitle } from "../../shared/covenant/useCovenantTitle.ts"
import { keptTexts } from "../../shared/retention/keptTexts.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { ScrollRegion } from "../../shared/ui/ScrollRegion.tsx"
import { retentionTexts } from "./retentionTexts.ts"

export function OutlookTable({ lines }: { readonly lines: ReadonlyArray<OutlookLine> }) {
  const texts = useTexts(retentionTexts)
  const kept = useTexts(keptTexts)
  const { language } = useLanguage()
  const titleOf = useCovenantTitle()
  return (
    <ScrollRegion about={texts.outlook}>
      <table className="kv-table">
        <thead>
          <tr>
            <th scope="col">{texts.covenant}</th>
            <th scope="col">{texts.state}</th>
            <th scope="col">{texts.first}</th>
            <th scope="col">{texts.count}</th>
            <th scope="col">{texts.held}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ count, covenant, first, held, state }) => (
            <tr key={`${covenant} ${state}`}>
              <th scope="row">{titleOf(covenant)}</th>
              <td>{kept.states[state]}</td>
              <td>{exactDay(first, language)}</td>
              <td className="kv-number">{count}</td>
              <td className="kv-number">{held}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
