-- Asks for the report with a target year and an occupation that change from request to request, as
-- a reader does who moves through the form. Each thread begins elsewhere, so that connections do not
-- march in step. Counts answers that are not pages.

local occupations = {
  "", "29-2034", "29-2035", "29-2032", "29-2033", "29-2031", "29-1124",
}
local first, last = 2026, 2050
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(arguments)
  only = arguments[1]
  state = 12345 + 7919 * number
  failures = 0
end

-- A linear congruential generator (Park and Miller, 1988): the same questions in every run.
local function random(limit)
  state = (state * 16807) % 2147483647
  return state % limit
end

function request()
  local occupation = only == "all" and "" or occupations[1 + random(#occupations)]
  local year = first + random(last - first + 1)
  return wrk.format("GET", "/?to=" .. year .. "&occupations=" .. occupation)
end

function response(status, headers, body)
  if status ~= 200 then failures = failures + 1 end
end

function done(summary, latency, requests)
  io.write(string.format(
    "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, longest %.1f ms; %d answers, "
      .. "%d not pages, %d socket errors\n",
    latency:percentile(50) / 1000, latency:percentile(90) / 1000, latency:percentile(99) / 1000,
    latency:percentile(99.9) / 1000, latency.max / 1000, summary.requests, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
