import type { DestructionView } from "@kruisverband/contract"
import { useCovenantTitle } from "../../shared/covenant/useCovenantTitle.ts"
import { keptTexts } from "../../shared/retention/keptTexts.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { ScrollRegion } from "../../shared/ui/ScrollRegion.tsx"
import { retentionTexts } from "./retentionTexts.ts"

export function DestructionTable({ records }: { readonly records: ReadonlyArray<DestructionView> }) {
  const texts = useTexts(retentionTexts)
  const kept = useTexts(keptTexts)
  const { language } = useLanguage()
  const titleOf = useCovenantTitle()
  return (
    <ScrollRegion about={texts.destroyed}>
      <table className="kv-table">
        <thead>
          <tr>
            <th scope="col">{texts.on}</th>
            <th scope="col">{texts.covenant}</th>
            <th scope="col">{texts.state}</th>
            <th scope="col">{texts.count}</th>
            <th scope="col">{texts.heldLonger}</th>
            <th scope="col">{texts.received}</th>
            <th scope="col">{texts.list}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr
              key={`${record.covenant} ${record.covenantVersion} ${record.state} ${record.destroyedOn} ${record.entry}`}
            >
              <th scope="row">{exactDay(record.destroyedOn, language)}</th>
              <td>{titleOf(record.covenant)}</td>
              <td>{kept.states[record.state]}</td>
              <td className="kv-number">{record.count}</td>
              <td className="kv-number">{record.heldLonger}</td>
              <td>{texts.period(record.receivedFrom, record.receivedUntil)}</td>
              <td>
                {record.list}, {record.entry}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
