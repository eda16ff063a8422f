# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
