type Forget = () => void

const forgetters = new Set<Forget>()
const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("kruisverband.logout")

/** Whoever keeps something of a person in this browser says here how it is forgotten. */
export const onClearPersonalState = (forget: Forget) => {
  forgetters.add(forget)
}

const clearHere = () => {
  for (const forget of forgetters) forget()
}

/** Forgets in this tab and tells the other tabs of this browser. */
export const clearPersonalState = () => {
  clearHere()
  channel?.postMessage("logout")
}

channel?.addEventListener("message", () => {
  clearHere()
  window.location.assign("/")
})
