import type { HubView } from "@kruisverband/contract"
import { useCovenantTitle } from "../../shared/covenant/useCovenantTitle.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { ScrollRegion } from "../../shared/ui/ScrollRegion.tsx"
import { hubTexts } from "./hubTexts.ts"

export function HubsTable({ hubs }: { readonly hubs: ReadonlyArray<HubView> }) {
  const texts = useTexts(hubTexts)
  const titleOf = useCovenantTitle()
  const { language } = useLanguage()
  return (
    <ScrollRegion about={texts.tableTitle}>
      <table className="kv-table">
        <thead>
          <tr>
            <th scope="col">{texts.kind}</th>
            <th scope="col">{texts.covenant}</th>
            <th scope="col">{texts.signals}</th>
            <th scope="col">{texts.withdrawn}</th>
            <th scope="col">{texts.since}</th>
          </tr>
        </thead>
        <tbody>
          {hubs.map((hub) => {
            return (
              <tr key={hub.id}>
                <th scope="row">{capitalised(texts.kinds[hub.kind])}</th>
                <td>{titleOf(hub.covenant)}</td>
                <td className="kv-number">{texts.between(hub.signals / 2 + 1, hub.signals)}</td>
                <td className="kv-number">{hub.withdrawn}</td>
                <td>{exactDay(hub.since, language)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
