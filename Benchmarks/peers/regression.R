# Times R's lm.fit on a million rows and six columns; prints name and seconds of the fastest run.
set.seed(1)
x <- matrix(rnorm(6e6), ncol = 6)
x[, 1] <- 1
y <- drop(x %*% (1:6) + rnorm(1e6))
elapsed <- sapply(1:7, function(i) system.time(lm.fit(x, y))[["elapsed"]])
cat("tall,", min(elapsed), "\n", sep = "")
