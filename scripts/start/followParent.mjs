// Preloaded into the platform by start.mjs, and imported by the other long-running commands. npm that is killed (kill -9) cannot
// pass anything on, and would leave us running on our port and data folder. So when our parent is gone, we stop as if asked to.
const parent = process.ppid
const watch = setInterval(() => {
  if (process.ppid === parent) return
  clearInterval(watch)
  process.kill(process.pid, "SIGTERM")
}, 500)
watch.unref()
