# metafor, in one R process: `Rscript rivals.R FOLDER`. Prints a line a task: name, k, processor
# seconds for one refit. FOLDER holds studies_K.csv (yi, vi) and levels_K.csv (yi, vi, study).
suppressMessages(library(metafor))
folder <- commandArgs(TRUE)[1]
cat("version", 0, as.character(packageVersion("metafor")), "\n")

# The least of some rounds, as for everyone: the machine may be busy.
taken <- function(times, work, rounds = 3) {
  min(replicate(rounds, {
    start <- proc.time()
    for (i in seq_len(times)) work()
    spent <- proc.time() - start
    (spent[["user.self"]] + spent[["sys.self"]]) / times
  }))
}
say <- function(task, k, seconds) cat(task, k, sprintf("%.9g", seconds), "\n")

set.seed(1)
for (path in Sys.glob(file.path(folder, "studies_*.csv"))) {
  d <- read.csv(path)
  k <- nrow(d)
  rounds <- if (k > 500) 1 else 3
  few <- if (k > 500) 2 else if (k > 50) 40 else 100
  say("bootstrap-reml", k, taken(few, function() {
    at <- sample(k, replace = TRUE)
    try(rma(d$yi[at], d$vi[at], method = "REML"), TRUE)
  }, rounds))
  say("fit", k, taken(if (k > 500) 2 else 20, function() rma(d$yi, d$vi, method = "REML"), rounds))
  if (k <= 100) {
    whole <- rma(d$yi, d$vi, method = "REML")
    say("leave-one-out", k, taken(if (k > 50) 1 else 3, function() leave1out(whole)) / k)
  }
}
for (path in Sys.glob(file.path(folder, "levels_*.csv"))) {
  d <- read.csv(path)
  d$effect <- seq_len(nrow(d))
  say("levels", nrow(d), taken(3, function()
    rma.mv(yi, vi, random = ~ 1 | study / effect, data = d)))
}

# The same estimate on many sets: tau2 of each, NA where it gives none.
path <- file.path(folder, "optima.csv")
if (file.exists(path)) {
  sets <- read.csv(path)
  for (part in split(sets, sets$set)) {
    fit <- tryCatch(suppressWarnings(rma(part$yi, part$vi, method = "REML")),
                    error = function(e) list(tau2 = NaN))
    cat("optimum", part$set[1], sprintf("%.17g", fit$tau2), "\n")
  }
}
