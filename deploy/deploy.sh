#!/usr/bin/env bash
# Deploys functions, queue, rules and script to one Google Cloud project; docs/deploy.md says what goes before.
# Safe to repeat: every step finds what is there, and changes only what differs.
set -euo pipefail

usage() {
  cat <<'TEXT'
deploy/deploy.sh --project ID --people FILE --audience CLIENT_ID [options]

  --project ID       the project; it must exist and have billing
  --people FILE      the allow-list: [{"email": …, "role": "經辦|覆核|查看", "area": …}, …]
  --audience ID      OAuth client id of the Apps Script project; may be given several times
  --script ID        id of a bureau file's script, which is replaced; may be given several times
  --cases-bucket B   bucket of the case files that no spreadsheet holds; see docs/deploy.md
  --region REGION    asia-east1 unless another is given
  --no-build         deploys what the last build left in dist
  --dry-run          prints every command and runs none; needs neither login nor gcloud
  --yes              does not ask

Exit codes: 0 done, 1 a step failed (repeat the command), 2 refused input, 3 no tool or login, 4 not confirmed
TEXT
}

refuse() {
  printf '%s\n' "$2" >&2
  exit "$1"
}

project='' region=asia-east1 people='' audiences='' scripts='' bucket='' build=1 dry='' yes=''
while (($#)); do
  case $1 in
    --project | --region | --people | --audience | --script | --cases-bucket)
      [[ ${2:---} != --* ]] || refuse 2 "$1 wants a value"
      case $1 in
        --project) project=$2 ;;
        --region) region=$2 ;;
        --people) people=$2 ;;
        --cases-bucket) bucket=$2 ;;
        --audience) audiences+=${audiences:+,}$2 ;;
        --script) scripts+=${scripts:+ }$2 ;;
      esac
      shift 2
      ;;
    --no-build) build='' && shift ;;
    --dry-run) dry=1 && shift ;;
    --yes) yes=1 && shift ;;
    --help) usage && exit 0 ;;
    *) usage >&2 && refuse 2 "unknown: $1" ;;
  esac
done

matches() { [[ $2 =~ $1 ]] || refuse 2 "$3"; }
matches '^[a-z][a-z0-9-]{4,28}[a-z0-9]$' "$project" '--project must be the id of a project'
matches '^[a-z]+-[a-z]+[0-9]+$' "$region" '--region must be a region such as asia-east1'
matches '^([0-9]+-[0-9a-z]+\.apps\.googleusercontent\.com,?)+$' "$audiences" '--audience must be an OAuth client id'
matches '^([a-z0-9][a-z0-9._-]{1,220}[a-z0-9])?$' "$bucket" '--cases-bucket must be the name of a bucket'
matches '^([0-9A-Za-z_-]{20,100} ?)*$' "$scripts" '--script must be the id of a script'
[[ -r $people ]] || refuse 2 '--people must be a file that can be read'
people=$(cd "$(dirname "$people")" && pwd)/$(basename "$people")

cd "$(dirname "$0")/.."
[[ -x node_modules/.bin/node ]] || refuse 3 'run npm ci first'
PATH=$PWD/node_modules/.bin:$PATH
export CLOUDSDK_CORE_DISABLE_PROMPTS=1
list=$(node deploy/people.ts "$people" list) || exit 2

# ── What there is to deploy ────────────────────────────────────────────────────────────────────────────────────────

FIREBASE=firebase-tools@15.34.2
CLASP=@google/clasp@3.4.1
QUEUE=dianzhi
SECRET=dianzhi-people
APIS='artifactregistry cloudbuild cloudfunctions cloudtasks drive firebaserules firestore iam logging run
secretmanager sheets'

account() { echo "dianzhi-$1@$project.iam.gserviceaccount.com"; }

# Roles in the whole project; everything else is given on one queue, one secret, one account or one service.
FUNCTIONS_ROLES='datastore.user logging.logWriter'
BUILD_ROLES='artifactregistry.writer logging.logWriter storage.objectAdmin'

# One attempt may take nine minutes; Cloud Tasks itself gives up after ten and sends the task again.
QUEUE_SETTINGS='--max-dispatches-per-second=5 --max-concurrent-dispatches=4 --max-attempts=60
--min-backoff=5s --max-backoff=60s --max-doublings=4 --max-retry-duration=3600s'

# name, memory, seconds, requests at a time, instances at most, ingress, who may call
FUNCTIONS='work 1Gi 540 1 4 internal-only queue
setup 512Mi 120 4 2 all people
check 1Gi 120 2 4 all people
settle 2Gi 120 8 4 all people
close 1Gi 120 2 2 all people
publish 512Mi 120 4 2 all people
correct 1Gi 120 2 2 all people
verify 512Mi 120 4 2 all people
compare 1Gi 120 2 2 all people
explain 2Gi 120 8 2 all people
whatif 1Gi 120 2 2 all people
contrast 512Mi 120 4 2 all people
forecast 1Gi 120 2 2 all people
dispute 512Mi 120 4 2 all people
pack 512Mi 120 4 2 all people
watch 1Gi 120 2 2 all people
health 512Mi 10 4 1 all nobody'

plan() {
  echo "Project $project, region $region. To be created or changed:"
  echo
  echo "APIs: $(tr '\n' ' ' <<<"$APIS")"
  echo 'Service accounts:'
  echo "  $(account functions)"
  echo "    project: $FUNCTIONS_ROLES; queue $QUEUE: cloudtasks.enqueuer; secret $SECRET: secretmanager.secretAccessor;"
  echo '    account dianzhi-queue: iam.serviceAccountUser'
  echo "  $(account queue)"
  echo '    function work: run.invoker'
  echo "  $(account build)"
  echo "    project: $BUILD_ROLES"
  echo "Firestore: database (default) in $region with delete protection, backups (daily for 7 days, weekly for 14 weeks),"
  echo '  firestore.rules, firestore.indexes.json'
  echo "Queue: $QUEUE"
  sed 's/^/  /' <<<"$QUEUE_SETTINGS"
  echo "Secret: $SECRET, the allow-list:"
  echo "$list"
  echo 'Functions (name, memory, seconds, requests at a time, instances at most, ingress, who may call), 1 CPU each:'
  sed 's/^/  /' <<<"$FUNCTIONS"
  echo '  Who may call a function is replaced as a whole. Settings of each:'
  settings | sed 's/^/    /'
  echo "Custom audiences of what people call: $audiences"
  if [[ $scripts ]]; then
    echo 'Apps Script, every file of it replaced:'
    tr ' ' '\n' <<<"$scripts" | sed 's/^/  /'
  else
    echo 'Apps Script: none, because no --script was given'
  fi
  echo
}

settings() {
  cat <<YAML
GOOGLE_CLOUD_PROJECT: '$project'
DIANZHI_SERVICE_ACCOUNT: '$(account functions)'
DIANZHI_QUEUE_CALLER: '$(account queue)'
DIANZHI_QUEUE: 'projects/$project/locations/$region/queues/$QUEUE'
DIANZHI_WORK_URL: 'https://work-$number.$region.run.app'
DIANZHI_AUDIENCES: '$audiences'
YAML
  [[ ! $bucket ]] || echo "DIANZHI_CASES_BUCKET: '$bucket'"
}

# ── How a step is run, or shown ────────────────────────────────────────────────────────────────────────────────────

quoted() { printf '%q ' "$@" | sed 's/ $//'; }

run() {
  echo "+ $(quoted "$@")"
  [[ $dry ]] || "$@"
}

# A new account is known everywhere only after a while.
patiently() {
  echo "+ $(quoted "$@")"
  [[ $dry ]] && return 0
  local attempt
  for attempt in 1 2 3 4 5 6; do
    "$@" >/dev/null && return 0
    ((attempt == 6)) || sleep 10
  done
  return 1
}

cloud() { run gcloud "$@" --project="$project"; }
grant() { patiently gcloud "$@" --project="$project"; }

# ensure PROBE… :: CREATE…: creates what the probe does not find
ensure() {
  local probe=()
  while [[ $1 != :: ]]; do
    probe+=("$1")
    shift
  done
  shift
  if [[ $dry ]]; then
    echo "+ $(quoted gcloud "${probe[@]}" --project="$project") || $(quoted gcloud "$@" --project="$project")"
  elif ! gcloud "${probe[@]}" --project="$project" >/dev/null 2>&1; then
    cloud "$@"
  fi
}

# put FILE: keeps standard input
put() {
  echo "+ write $1"
  if [[ $dry ]]; then
    sed 's/^/  | /'
  else
    mkdir -p "$(dirname "$1")"
    cat >"$1"
  fi
}

# ── The steps ──────────────────────────────────────────────────────────────────────────────────────────────────────

check_tools() {
  local tool
  for tool in gcloud npx; do
    command -v "$tool" >/dev/null || refuse 3 "$tool is not installed"
  done
  gcloud auth print-access-token >/dev/null 2>&1 || refuse 3 'run gcloud auth login'
  gcloud auth application-default print-access-token >/dev/null 2>&1 ||
    refuse 3 'run gcloud auth application-default login'
  if [[ $scripts ]]; then
    npx --yes "$CLASP" show-authorized-user >/dev/null 2>&1 || refuse 3 "run npx $CLASP login"
  fi
  gcloud projects describe "$project" --format='value(projectNumber)' ||
    refuse 3 "there is no project $project for this login"
}

build() {
  [[ $build ]] || return 0
  run vite build --config vite.functions.config.ts --logLevel warn
  run vite build --config vite.apps-script.config.ts --logLevel warn
}

enable_apis() {
  local api names=()
  for api in $APIS; do names+=("$api.googleapis.com"); done
  cloud services enable "${names[@]}"
}

make_accounts() {
  local name role
  for name in functions queue build; do
    ensure iam service-accounts describe "$(account $name)" :: \
      iam service-accounts create "dianzhi-$name" --display-name="Dianzhi $name"
  done
  for role in $FUNCTIONS_ROLES; do give_role functions "$role"; done
  for role in $BUILD_ROLES; do give_role build "$role"; done
  grant iam service-accounts add-iam-policy-binding "$(account queue)" \
    --member="serviceAccount:$(account functions)" --role=roles/iam.serviceAccountUser
}

give_role() {
  grant projects add-iam-policy-binding "$project" \
    --member="serviceAccount:$(account "$1")" --role="roles/$2" --condition=None
}

make_database() {
  ensure firestore databases describe '--database=(default)' :: \
    firestore databases create '--database=(default)' --location="$region" --type=firestore-native
  cloud firestore databases update '--database=(default)' --delete-protection
  back_up daily 7d
  back_up weekly 14w --day-of-week=SUN
  run npx --yes "$FIREBASE" deploy --only firestore --project "$project" --non-interactive
}

back_up() {
  local list=(firestore backups schedules list '--database=(default)' --format=json)
  local create=(firestore backups schedules create '--database=(default)' --recurrence="$1" --retention="$2" "${@:3}")
  if [[ $dry ]]; then
    echo "+ $(quoted gcloud "${list[@]}" --project="$project") | grep -q ${1}Recurrence || $(
      quoted gcloud "${create[@]}" --project="$project"
    )"
  elif ! gcloud "${list[@]}" --project="$project" | grep -q "${1}Recurrence"; then
    cloud "${create[@]}"
  fi
}

make_queue() {
  ensure tasks queues describe "$QUEUE" --location="$region" :: tasks queues create "$QUEUE" --location="$region"
  # shellcheck disable=SC2086 # one word per setting
  cloud tasks queues update "$QUEUE" --location="$region" $QUEUE_SETTINGS
  grant tasks queues add-iam-policy-binding "$QUEUE" --location="$region" \
    --member="serviceAccount:$(account functions)" --role=roles/cloudtasks.enqueuer
}

# The list reaches gcloud on standard input, never in a command; an unchanged one makes no new version.
keep_people() {
  ensure secrets describe "$SECRET" :: secrets create "$SECRET" --replication-policy=user-managed --locations="$region"
  grant secrets add-iam-policy-binding "$SECRET" \
    --member="serviceAccount:$(account functions)" --role=roles/secretmanager.secretAccessor
  local fresh kept=''
  fresh=$(node deploy/people.ts "$people" secret)
  [[ $dry ]] || kept=$(gcloud secrets versions access latest --secret="$SECRET" --project="$project" 2>/dev/null) || true
  [[ $fresh == "$kept" ]] || cloud secrets versions add "$SECRET" --data-file=- <<<"$fresh"
}

deploy_functions() {
  local caller="serviceAccount:$(account queue)"
  settings | put dist/deploy/settings.yaml
  node deploy/people.ts "$people" policy | put dist/deploy/people.json
  echo "{\"bindings\":[{\"role\":\"roles/run.invoker\",\"members\":[\"$caller\"]}]}" | put dist/deploy/queue.json
  echo '{"bindings":[]}' | put dist/deploy/nobody.json
  local name memory seconds requests instances ingress who
  while read -r name memory seconds requests instances ingress who; do
    deploy_function </dev/null
  done <<<"$FUNCTIONS"
}

# A deployment may drop audiences that were set before: they are set after each.
deploy_function() {
  cloud functions deploy "$name" --gen2 --region="$region" --runtime=nodejs24 --source=dist/functions \
    --entry-point="$name" --trigger-http --no-allow-unauthenticated --ingress-settings="$ingress" \
    --service-account="$(account functions)" \
    --build-service-account="projects/$project/serviceAccounts/$(account build)" \
    --cpu=1 --memory="$memory" --timeout="${seconds}s" --concurrency="$requests" \
    --min-instances=0 --max-instances="$instances" \
    --env-vars-file=dist/deploy/settings.yaml --set-secrets="DIANZHI_GRANTS=$SECRET:latest"
  if [[ $who == people ]]; then
    cloud run services update "$name" --region="$region" --set-custom-audiences="$audiences"
  fi
  cloud run services set-iam-policy "$name" "dist/deploy/$who.json" --region="$region"
}

push_scripts() {
  local id
  for id in $scripts; do
    echo "{\"scriptId\":\"$id\",\"rootDir\":\"apps-script\"}" | put "dist/clasp-$id.json"
    run npx --yes "$CLASP" --project "dist/clasp-$id.json" push --force
  done
}

say_what_is_left() {
  cat <<TEXT

Left to do by hand (docs/deploy.md):
  in the sidebar of each bureau file, under 設定: https://$region-$project.cloudfunctions.net
  share each bureau file and report file, as editor, with $(account functions)
TEXT
}

if [[ $dry ]]; then
  number=PROJECT_NUMBER
else
  number=$(check_tools)
fi
plan
if [[ ! $dry && ! $yes ]]; then
  read -r -p "Type the project's id to go on: " answer
  [[ $answer == "$project" ]] || refuse 4 'Nothing was done.'
fi
set -E
trap 'refuse 1 "Stopped. Repeat the same command when the cause is gone: what is done stays done."' ERR
build
enable_apis
make_accounts
make_database
make_queue
keep_people
deploy_functions
push_scripts
say_what_is_left
