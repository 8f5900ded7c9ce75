import { type CovenantDocument, matrixViewers, visibilityOf } from "@kruisverband/domain"
import { DateTime } from "effect"
import { useRegistry } from "../api/useRegistry.ts"
import { useTexts } from "../text/defineTexts.ts"
import { angleLabels, levelLabels, professionLabels } from "../text/labels.ts"
import { useLabels } from "../text/useLabels.ts"
import { useNow } from "../time/clock.ts"
import { ScrollRegion } from "../ui/ScrollRegion.tsx"
import { documentTexts } from "./documentTexts.ts"
import "./document.css"

/** A row per party, a column per kind of viewer: what they see of that party's signals, by the rule that guards them. */
export function VisibilityMatrix({ covenant }: { readonly covenant: CovenantDocument }) {
  const texts = useTexts(documentTexts)
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
            {matrixViewers.map((viewer) => (
              <th scope="col" key={viewer}>
                {texts.matrixViewers[viewer]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {visibilityOf(covenant, DateTime.fromDateUnsafe(now)).map(({ party, sees }) => (
            <tr key={party.partner}>
              <th scope="row" className="kv-matrix__party">
                {registry.partnerName(party.partner)}
                <span className="kv-matrix__angle">{label(angleLabels, party.angle)}</span>
              </th>
              <td>
                {party.roles.length === 0
                  ? texts.anyRole
                  : party.roles.map((role) => label(professionLabels, role)).join(", ")}
                {party.trainingRequired && `, ${texts.training}`}
                {party.sealsAtSource === true && `, ${texts.sealing}`}
              </td>
              <td>{label(levelLabels, party.defaultLevel)}</td>
              {matrixViewers.map((viewer) => (
                <td key={viewer}>{texts.matrixCells[sees[viewer]]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
