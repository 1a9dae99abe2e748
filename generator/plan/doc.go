// Package plan does the arithmetic of session plans: when each step starts
// and ends, how long the whole takes, and how much of the booked time is left.
//
// It is pure: minutes in, minutes out. It knows no files, no activities and no
// time zones; a plan's clock is counted in minutes after midnight, so a change
// to summer time cannot move it.
package plan
