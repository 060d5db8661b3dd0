namespace FindAllDigest.Core.Schedules;

/// <summary>How often a period of a <see cref="CalendarSchedule"/> begins.</summary>
public enum SchedulePeriod { Day, Week, Month, Quarter }
