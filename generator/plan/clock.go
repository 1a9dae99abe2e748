package plan

import (
	"fmt"
	"strconv"
	"strings"
)

// NoClock stands where a plan or a step names no clock time.
const NoClock = -1

// day is the minutes of a day.
const day = 24 * 60

// ParseClock reads "18:05" as minutes after midnight; NoClock when it is no
// time of a day.
func ParseClock(s string) int {
	h, m, ok := strings.Cut(s, ":")
	hours, err1 := strconv.ParseUint(h, 10, 8)
	minutes, err2 := strconv.ParseUint(m, 10, 8)
	if !ok || err1 != nil || err2 != nil || len(h) > 2 || len(m) != 2 || hours > 23 || minutes > 59 {
		return NoClock
	}
	return int(hours)*60 + int(minutes)
}

// Clock writes minutes after midnight as "18:05"; a later day is told:
// "00:15 +1 day".
func Clock(minutes int) string {
	days, s := minutes/day, hand(minutes)
	switch days {
	case 0:
		return s
	case 1:
		return s + " +1 day"
	default:
		return fmt.Sprintf("%s +%d days", s, days)
	}
}

// Elapsed writes minutes since the start as "0:05", for plans without clock.
func Elapsed(minutes int) string { return fmt.Sprintf("%d:%02d", minutes/60, minutes%60) }

// stamp writes minutes as a Result has them: "18:05", "00:15+1d", or elapsed.
func (t Timeline) stamp(minutes int) string {
	switch days := minutes / day; {
	case !t.Clock:
		return Elapsed(minutes)
	case days > 0:
		return fmt.Sprintf("%s+%dd", hand(minutes), days)
	default:
		return hand(minutes)
	}
}

// hand is what a clock shows, whatever the day.
func hand(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes%day/60, minutes%60) }
