// Given names and family-style second names common in Indonesia, combined at random: no list of real people behind them.
export const GIRLS = ['Ayu', 'Bunga', 'Citra', 'Dewi', 'Eka', 'Fitri', 'Gita', 'Hana', 'Indah', 'Kartika', 'Lestari', 'Maya', 'Nadia', 'Putri', 'Ratna', 'Sari', 'Tiara', 'Wulan', 'Yuni', 'Zahra'] as const;
export const BOYS = ['Adi', 'Bagus', 'Candra', 'Dimas', 'Fajar', 'Galih', 'Hendra', 'Irfan', 'Joko', 'Krisna', 'Lukas', 'Made', 'Nanda', 'Oki', 'Petrus', 'Rizki', 'Surya', 'Tegar', 'Wahyu', 'Yusuf'] as const;
export const SECOND = ['Pratama', 'Saputra', 'Wijaya', 'Anggraini', 'Kusuma', 'Maharani', 'Nugraha', 'Permata', 'Ramadhan', 'Santoso', 'Utami', 'Wibowo', 'Handayani', 'Lestari', 'Gunawan', 'Setiawan'] as const;
