// Shows how long every step took.

export function printTimes(results) {
  for (const { title, result } of results) {
    const steps = result.steps.filter(({ isComposite, isRun }) => !isComposite || !isRun);
    const seconds = steps.reduce((sum, step) => sum + step.seconds, 0);
    console.log(`\n${title}: ${seconds.toFixed(1)} s`);
    for (const step of steps) console.log(`  ${step.isRun ? `${step.seconds.toFixed(1)} s`.padStart(8) : ' skipped'}  ${step.name}`);
  }
}
