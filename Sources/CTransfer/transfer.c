#include "CTransfer.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* The functions of libcurl that are used, with libcurl's own types. */
typedef struct {
  CURLcode (*global_init)(long flags);
  CURL *(*init)(void);
  void (*reset)(CURL *);
  void (*cleanup)(CURL *);
  CURLcode (*setopt)(CURL *, CURLoption, ...);
  CURLcode (*perform)(CURL *);
  CURLcode (*getinfo)(CURL *, CURLINFO, ...);
  const char *(*strerror)(CURLcode);
  struct curl_slist *(*append)(struct curl_slist *, const char *);
  void (*free_all)(struct curl_slist *);
} library;

struct transfer_session {
  const library *curl;
  CURL *handle;
};

typedef struct {
  transfer_sink take;
  void *context;
  int is_refused;
} sink;

static library loaded;
static const char *fault = NULL;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static const char *const missing =
    "libcurl.so.4 cannot be opened; install the Debian package libcurl4";

static void *find(void *object, const char *name) {
  void *symbol = dlsym(object, name);
  if (symbol == NULL) fault = "libcurl.so.4 lacks a function; install the Debian package libcurl4";
  return symbol;
}

static void load(void) {
  void *object = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (object == NULL) {
    fault = missing;
    return;
  }
  *(void **)&loaded.global_init = find(object, "curl_global_init");
  *(void **)&loaded.init = find(object, "curl_easy_init");
  *(void **)&loaded.reset = find(object, "curl_easy_reset");
  *(void **)&loaded.cleanup = find(object, "curl_easy_cleanup");
  *(void **)&loaded.setopt = find(object, "curl_easy_setopt");
  *(void **)&loaded.perform = find(object, "curl_easy_perform");
  *(void **)&loaded.getinfo = find(object, "curl_easy_getinfo");
  *(void **)&loaded.strerror = find(object, "curl_easy_strerror");
  *(void **)&loaded.append = find(object, "curl_slist_append");
  *(void **)&loaded.free_all = find(object, "curl_slist_free_all");
  if (fault == NULL && loaded.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
    fault = "libcurl could not be started";
}

const char *transfer_open(transfer_session **session) {
  pthread_once(&once, load);
  if (fault != NULL) return fault;
  transfer_session *fresh = calloc(1, sizeof *fresh);
  if (fresh == NULL) return "there is no memory left";
  fresh->curl = &loaded;
  fresh->handle = loaded.init();
  if (fresh->handle == NULL) {
    free(fresh);
    return "libcurl could not be started";
  }
  *session = fresh;
  return NULL;
}

void transfer_close(transfer_session *session) {
  if (session == NULL) return;
  session->curl->cleanup(session->handle);
  free(session);
}

static size_t receive(char *bytes, size_t size, size_t count, void *context) {
  sink *sink = context;
  if (sink->take(sink->context, bytes, size * count) == 0) return size * count;
  sink->is_refused = 1;
  return size * count + 1; /* Anything but the count ends the transfer. */
}

static transfer_outcome outcome(CURLcode code) {
  switch (code) {
    case CURLE_OK:
      return TRANSFER_DONE;
    case CURLE_OPERATION_TIMEDOUT:
      return TRANSFER_TIMED_OUT;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
      return TRANSFER_NOT_CONNECTED;
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_SSL_CONNECT_ERROR:
      return TRANSFER_BROKEN;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return TRANSFER_NOT_TRUSTED;
    default:
      return TRANSFER_FAILED;
  }
}

/* Sets every option of a request; the first that fails decides. */
static CURLcode prepare(const transfer_session *session, const transfer_request *request,
                        struct curl_slist *headers, sink *head, sink *body, char *reason) {
  const library *curl = session->curl;
  CURL *handle = session->handle;
  CURLcode code = CURLE_OK;
#define SET(option, value) \
  if (code == CURLE_OK) code = curl->setopt(handle, option, value)
  curl->reset(handle);
  SET(CURLOPT_ERRORBUFFER, reason);
  SET(CURLOPT_URL, request->url);
  SET(CURLOPT_PROTOCOLS_STR, request->is_plain ? "http" : "https");
  if (request->is_plain) SET(CURLOPT_PROXY, "");
  SET(CURLOPT_SSL_VERIFYPEER, 1L);
  SET(CURLOPT_SSL_VERIFYHOST, 2L);
  SET(CURLOPT_FOLLOWLOCATION, 0L);
  SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_ACCEPT_ENCODING, "gzip");
  SET(CURLOPT_USERAGENT, request->user_agent);
  SET(CURLOPT_HTTPHEADER, headers);
  SET(CURLOPT_CONNECTTIMEOUT_MS, request->connect_milliseconds);
  SET(CURLOPT_TIMEOUT_MS, request->total_milliseconds);
  SET(CURLOPT_HEADERFUNCTION, receive);
  SET(CURLOPT_HEADERDATA, head);
  SET(CURLOPT_WRITEFUNCTION, receive);
  SET(CURLOPT_WRITEDATA, body);
  if (request->body != NULL) {
    SET(CURLOPT_POST, 1L);
    SET(CURLOPT_POSTFIELDS, request->body);
    SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_length);
  }
#undef SET
  return code;
}

void transfer_perform(transfer_session *session, const transfer_request *request,
                      transfer_sink take_header, transfer_sink take_body, void *context,
                      transfer_result *result) {
  const library *curl = session->curl;
  char reason[CURL_ERROR_SIZE] = "";
  sink head = {take_header, context, 0};
  sink body = {take_body, context, 0};
  struct curl_slist *headers = NULL;
  CURLcode code = CURLE_OK;
  for (size_t index = 0; index < request->header_count; index++) {
    struct curl_slist *longer = curl->append(headers, request->headers[index]);
    if (longer == NULL) code = CURLE_OUT_OF_MEMORY;
    else headers = longer;
  }
  if (code == CURLE_OK) code = prepare(session, request, headers, &head, &body, reason);
  if (code == CURLE_OK) code = curl->perform(session->handle);
  result->status = 0;
  curl->getinfo(session->handle, CURLINFO_RESPONSE_CODE, &result->status);
  result->outcome =
      head.is_refused || body.is_refused ? TRANSFER_REFUSED_BY_SINK : outcome(code);
  const char *words = code == CURLE_OK ? "" : reason[0] != 0 ? reason : curl->strerror(code);
  strncpy(result->reason, words, sizeof result->reason - 1);
  result->reason[sizeof result->reason - 1] = 0;
  /* The handle must not keep addresses of this call. */
  curl->reset(session->handle);
  curl->free_all(headers);
}
