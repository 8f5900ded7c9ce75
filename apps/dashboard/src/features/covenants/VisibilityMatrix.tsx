import type { CovenantDocument } from "@kruisverband/domain"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { angleLabels, levelLabels, professionLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { useNow } from "../../shared/time/clock.ts"
import { ScrollRegion } from "../../shared/ui/ScrollRegion.tsx"
import { covenantTexts } from "./covenantTexts.ts"
import { viewers, visibilityOf } from "./visibility.ts"

/** A row per party, a column per kind of viewer: what they see of that party's signals. */
export function VisibilityMatrix({ covenant }: { readonly covenant: CovenantDocument }) {
  const texts = useTexts(covenantTexts)
  const label = useLabels()
  const { registry } = useRegistry()
  const now = useNow(3600)
  return (
    <ScrollRegion about={texts.matrix}>
      <table className="kv-table kv-matrix">
        <thead>
          <tr>
            <th scope="col">{texts.party}</th>
            <th scope="col">{texts.roles}</th>
            <th scope="col">{texts.standard}</th>
            {viewers.map((viewer) => (
              <th scope="col" key={viewer}>
                {texts.matrixViewers[viewer]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {visibilityOf(covenant, now).map(({ party, sees }) => (
            <tr key={party.partner}>
              <th scope="row" className="kv-matrix__party">
                {registry.partnerName(party.partner)}
                <span className="kv-matrix__angle">{label(angleLabels, party.angle)}</span>
              </th>
              <td>
                {party.roles.length === 0
                  ? texts.anyRole
                  : party.roles.map((role) => label(professionLabels, role)).join(", ")}
              </td>
              <td>{label(levelLabels, party.defaultLevel)}</td>
              {viewers.map((viewer) => (
                <td key={viewer}>{texts.matrixCells[sees[viewer]]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
