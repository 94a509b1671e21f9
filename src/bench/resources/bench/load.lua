-- Requests for wrk. Its arguments, as name=value: mix (kind:weight, with commas between them), files (where the bodies are), run (a
-- number that no other run has), base, step, plans and patients (see Seed), monday and sunday of this week.

local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

-- These are each thread's own.
exhausted = false
local given = {}
local kinds = {}
local total = 0
local sent = 0
local token, create, preview, record, starts, sessions

local function read(name)
  local file = assert(io.open(given.files .. "/" .. name, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

-- The parts of a body around a mark.
local function parted(text, mark)
  local from, to = text:find(mark, 1, true)
  return text:sub(1, from - 1), text:sub(to + 1)
end

local function message(method, path, headers, body)
  local head = method .. " " .. path .. " HTTP/1.1\r\nHost: " .. wrk.host .. ":" .. wrk.port .. "\r\nAuthorization: Bearer " .. token
    .. "\r\n" .. headers
  if body then
    return head .. "Content-Type: application/json\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
  end
  return head .. "\r\n"
end

local function plan()
  local hex = string.format("%012x", given.base + math.random(0, given.plans - 1) * given.step)
  return hex:sub(1, 8) .. "-" .. hex:sub(9) .. "-7000-8000-010000000000"
end

local make = {}

function make.read()
  return message("GET", "/v1/treatment-plans/" .. plan(), "")
end

function make.list()
  return message("POST", "/v1/treatment-plans/_search", "",
    '{"patient":"urn:example:ehr|p' .. math.random(0, given.patients - 1) .. '"}')
end

function make.due()
  return message("GET", "/v1/sessions?from=" .. given.monday .. "&to=" .. given.sunday .. "&status=PLANNED", "")
end

function make.preview()
  return message("POST", "/v1/schedule-previews", "", preview)
end

function make.constant()
  return message("POST", "/bench/constant", "", preview)
end

function make.create()
  sent = sent + 1
  local key = given.run .. "-" .. number .. "-" .. sent
  return message("POST", "/v1/treatment-plans", "Idempotency-Key: " .. key .. "\r\n",
    create[1] .. "new-" .. key .. create[2] .. starts[1 + sent % #starts] .. create[3])
end

function make.record()
  local line = not exhausted and sessions()
  if not line then
    -- Nothing is left to be recorded; what is asked for instead counts for so little that the round is as good as over.
    exhausted = true
    wrk.thread:stop()
    return make.read()
  end
  local id, session, day = line:match("^(%S+) (%S+) (%S+)$")
  return message("PUT", "/v1/treatment-plans/" .. id .. "/sessions/" .. session .. "/record", "",
    record[1] .. day .. record[2])
end

function init(args)
  for _, arg in ipairs(args) do
    local name, value = arg:match("^(%w+)=(.*)$")
    given[name] = tonumber(value) or value
  end
  math.randomseed(given.run * 64 + number)
  for kind, weight in given.mix:gmatch("(%w+):(%d+)") do
    total = total + tonumber(weight)
    table.insert(kinds, {below = total, make = make[kind]})
  end
  token = read("token")
  preview = read("preview.json")
  create = {}
  local rest
  create[1], rest = parted(read("create.json"), "@patient@")
  create[2], create[3] = parted(rest, "@start@")
  record = {}
  record[1], record[2] = parted(read("record.json"), "@day@")
  starts = {}
  for day in read("starts"):gmatch("%S+") do
    table.insert(starts, day)
  end
  -- Each thread takes every so-many-th line.
  local lines = io.lines(given.files .. "/recordable")
  for _ = 1, number do
    lines()
  end
  sessions = function()
    local line = lines()
    for _ = 2, given.threads do
      if line then
        lines()
      end
    end
    return line
  end
end

function request()
  local drawn = math.random(0, total - 1)
  for _, kind in ipairs(kinds) do
    if drawn < kind.below then
      return kind.make()
    end
  end
end

function done(summary, latency, requests)
  local over = 0
  for _, thread in ipairs(threads) do
    over = thread:get("exhausted") and 1 or over
  end
  local errors = summary.errors
  io.write(string.format("RESULT requests=%d micros=%d status=%d broken=%d p50=%d p99=%d exhausted=%d\n",
    summary.requests, summary.duration, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50), latency:percentile(99), over))
end
