# Makes psych.json beside this file: Rscript make.R > psych.json (R 4.2.2, psych 2.2.9, vcd
# 1.4-11).
library(psych)
suppressMessages(library(vcd))
number <- function(x) format(x, digits = 17)
vec <- function(x) paste0("[", paste(number(as.vector(x)), collapse = ", "), "]")
rows <- function(m) paste0("[", paste(apply(m, 1, vec), collapse = ", "), "]")

tables <- list(
  cohen1968 = matrix(c(88, 14, 18, 10, 40, 10, 2, 6, 12), 3, byrow = TRUE),
  fleiss1969 = matrix(c(106, 10, 4, 22, 28, 10, 2, 12, 6), 3, byrow = TRUE),
  four_levels = matrix(c(11, 3, 0, 1, 2, 9, 4, 0, 0, 5, 8, 3, 1, 0, 2, 7), 4, byrow = TRUE),
  below_chance = matrix(c(3, 9, 8, 4), 2, byrow = TRUE)
)
kappa <- function(t) {
  n <- sum(t)
  p <- cohen.kappa(t, n.obs = n)
  l <- Kappa(t)
  q <- Kappa(t, weights = "Fleiss-Cohen")
  sprintf(paste0('{"table": %s, "plain": %s, "linear": %s, "quadratic": %s,\n    ',
                 '"psych_plain": %s, "psych_quadratic": %s}'),
          rows(t), vec(l$Unweighted), vec(l$Weighted), vec(q$Weighted),
          vec(c(p$kappa, sqrt(p$var.kappa))), vec(c(p$weighted.kappa, sqrt(p$var.weighted))))
}
ratings <- list(
  shrout1979 = matrix(c(9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7),
                      ncol = 4, byrow = TRUE),
  two_raters = matrix(c(3, 4, 2, 2, 5, 4, 1, 2, 4, 4, 3, 3, 5, 5, 2, 1, 4, 3, 1, 1),
                      ncol = 2, byrow = TRUE),
  hardly_any = matrix(c(2, 3.5, 1, 3, 2, 2.5, 2, 1, 3, 1.5, 2.5, 2, 3, 1, 2.5), ncol = 3,
                      byrow = TRUE)
)
correlation <- function(x) {
  r <- ICC(x, lmer = FALSE)$results
  named <- paste0('"', c("1,1", "2,1", "3,1", "1,k", "2,k", "3,k"), '": ',
                  apply(r[, c(2, 7, 8)], 1, vec), collapse = ", ")
  sprintf('{"ratings": %s, %s}', rows(x), named)
}
each <- function(l, f) paste0('  "', names(l), '": ', sapply(l, f), collapse = ",\n  ")
cat(sprintf('{\n"software": "R 4.2.2, psych 2.2.9, vcd 1.4-11",\n"kappa": {\n%s\n},\n"icc": {\n%s\n}\n}\n',
            each(tables, kappa), each(ratings, correlation)))
