/* main.c
 *
 * Where the process starts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-application.h"

int
main (int    argc,
      char **argv)
{
  return df_application_main (argc, argv);
}
