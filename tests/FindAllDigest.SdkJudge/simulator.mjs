// The simulator's own paths, which the real API does not have.
/** Opens the admin paths of the simulator at an address. */
export function openAdmin(baseUrl) {
  const call = async (method, path, body) => {
    const response = await fetch(new URL(`/__simulator/${path}`, baseUrl), { method, body: body && JSON.stringify(body) });
    const answer = await response.json();
    if (!response.ok || answer.not_part_of_the_real_api !== true) throw new Error(`the admin path ${path} answered ${response.status}`);
    return answer;
  };
  return {
    advance: (seconds) => call('PUT', 'clock', { advance_seconds: seconds }),
    faults: (faults, behaviour = {}) => call('PUT', 'faults', { faults, behaviour }),
    ledger: async () => (await call('GET', 'ledger')).ledger,
  };
}
